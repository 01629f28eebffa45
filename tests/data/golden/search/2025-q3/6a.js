monitor("2025-q3/6a",";joe:1N;joined:voC;joint:3wB;journalists:2lB;june:8NqkC;\njoin=,joined,\njournalist=,journalists,\n");
