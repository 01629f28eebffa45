monitor("2025-q3/34",";4:4L;400:yLxwB;41:4TN+E;");
