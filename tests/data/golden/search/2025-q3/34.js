monitor("2025-q3/34",";4:7K;400:1KrtB;41:uTNtE;");
