monitor("2025-q3/43d",";на:2mBmF;наступу:xrB;наших:hrB;нашого:krB;не:xmBmFnG;");
