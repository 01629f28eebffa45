monitor("2025-q3/43d",";на:utBmF;наступу:pyB;наших:5xB;нашого:8xB;не:ptBmFtF;");
