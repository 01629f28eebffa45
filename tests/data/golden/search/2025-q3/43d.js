monitor("2025-q3/43d",";на:mc;наступу:hhBe;наших:xgBe;нашого:0gBe;не:hc5I;");
