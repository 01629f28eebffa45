monitor("2025-q3/37",";7:iOy8B;\n");
