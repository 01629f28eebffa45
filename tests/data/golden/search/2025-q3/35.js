monitor("2025-q3/35",";50:ovB;500:jO;590:4xC;");
