monitor("2025-q3/6a",";joe:1N;joined:uoC;joint:q4B;journalists:ptB;june:8NpkC;\njoin=,joined,\njournalist=,journalists,\n");
