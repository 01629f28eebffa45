monitor("2025-q3/43e",";обмін:7tBmF;\n");
