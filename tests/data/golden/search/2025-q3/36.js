monitor("2025-q3/36",";6:1UN+E2Q;640:xgC;");
