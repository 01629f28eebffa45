monitor("2025-q3/33",";30:ygB;31:0xC;38:lc;\n");
