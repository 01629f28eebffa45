monitor("2025-q3/6a",";joe:1N;joined:nnC;joint:i3B;journalists:7sB;june:8NijC;\njoin=,joined,\njournalist=,journalists,\n");
