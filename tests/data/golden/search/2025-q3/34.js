monitor("2025-q3/34",";4:1L;400:vL9sB;41:sTNtE;");
