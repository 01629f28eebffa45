monitor("2025-q3/71",";quarrel:2W;questions:9+BmG;queue:2uC;quickly:vI;");
