monitor("2025-q3/37",";7:iOz8B;\n");
