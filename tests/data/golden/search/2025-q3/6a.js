monitor("2025-q3/6a",";joe:2N;joined:3oC;joint:8wB;journalists:7lB;june:9N1jC;");
