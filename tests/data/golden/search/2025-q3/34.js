monitor("2025-q3/34",";4:4L;400:yLtxB;41:0UN+E;");
