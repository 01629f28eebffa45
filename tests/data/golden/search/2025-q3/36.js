monitor("2025-q3/36",";6:vTNtE0Q;640:y7B;");
