monitor("2025-q3/36",";6:qbNiGoU;640:mzC;");
