monitor("2025-q3/34",";4:/R;400:5Rs9B;41:hbNiG;");
