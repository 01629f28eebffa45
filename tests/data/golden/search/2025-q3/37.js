monitor("2025-q3/37",";7:iO79B;\n");
