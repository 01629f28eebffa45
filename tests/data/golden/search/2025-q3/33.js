monitor("2025-q3/33",";30:+gB;31:qzC;38:xc;");
