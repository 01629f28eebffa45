monitor("2025-q3/6a",";joe:1N;joined:nnC;joint:9vB;journalists:2lB;june:8NijC;");
