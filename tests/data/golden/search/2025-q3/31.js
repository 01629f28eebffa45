monitor("2025-q3/31",";10:hnBQ/JH;14:9K6gB8L;17:poBhD;1867:k2B;1931:qU;");
