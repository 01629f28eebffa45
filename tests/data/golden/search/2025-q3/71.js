monitor("2025-q3/71",";quarrel:rW;questions:4+BrG;queue:nuC;quickly:vI;");
