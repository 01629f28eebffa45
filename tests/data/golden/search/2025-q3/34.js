monitor("2025-q3/34",";4:7R;400:1R67B1B;41:9aNiG;\n");
