monitor("2025-q3/31",";10:31BQiLtBS;12:jY;14:nR+qBnS;17:34BhD;1867:jsC;1931:/b;");
