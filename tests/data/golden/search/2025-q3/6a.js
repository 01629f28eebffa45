monitor("2025-q3/6a",";joe:1N;joined:mnC;joint:i3B;journalists:7sB;june:8NhjC;\njoin=,joined,\njournalist=,journalists,\n");
