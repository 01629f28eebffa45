monitor("2025-q3/35",";50:nwB;500:kO;590:syC;");
