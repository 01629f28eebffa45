monitor("2025-q3/35",";50:iwB;500:jO;590:gzC;\n");
