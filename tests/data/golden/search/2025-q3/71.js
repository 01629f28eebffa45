monitor("2025-q3/71",";quarrel:kQ;questions:yxB;queue:h8B;");
