monitor("2025-q3/34",";4:/R;400:5R79B;41:pbNiG;");
