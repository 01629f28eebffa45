monitor("2025-q3/43d",";на:pmBmF;наступу:krB;наших:0qB;нашого:3qB;не:kmBmFtF;");
