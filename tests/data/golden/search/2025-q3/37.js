monitor("2025-q3/37",";7:iO69B;\n");
