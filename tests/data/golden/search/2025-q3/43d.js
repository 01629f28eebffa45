monitor("2025-q3/43d",";на:umBmF;наступу:prB;наших:5qB;нашого:8qB;не:pmBmFnG;");
