monitor("2025-q3/71",";quarrel:kQ;questions:2wB;queue:l7B;");
