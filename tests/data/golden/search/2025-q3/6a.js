monitor("2025-q3/6a",";joe:1N;joined:voC;joint:q4B;journalists:ptB;june:8NqkC;\njoin=,joined,\njournalist=,journalists,\n");
