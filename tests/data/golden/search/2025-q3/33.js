monitor("2025-q3/33",";30:2gB;31:pyC;38:pc;");
