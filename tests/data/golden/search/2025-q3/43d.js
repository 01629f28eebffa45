monitor("2025-q3/43d",";на:8tBmF;наступу:3yB;наших:nyB;нашого:qyB;не:3tBmFnG;");
