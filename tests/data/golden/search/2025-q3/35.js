monitor("2025-q3/35",";50:vwB;500:kO;590:tzC;");
