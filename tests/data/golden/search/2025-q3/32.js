monitor("2025-q3/32",";2:4Ru6B+C;20:t5B;200:pzC;2021:+N;2025:uuC;23:3am0B;26:2YoI3P;28:t2B;");
