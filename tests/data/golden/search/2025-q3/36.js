monitor("2025-q3/36",";6:tTNtE8O;640:+7B;");
