monitor("2025-q3/43e",";обмін:ttBmF;\n");
