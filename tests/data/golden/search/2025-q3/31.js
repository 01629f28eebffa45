monitor("2025-q3/31",";10:/1BQ/K6B;12:rY;14:nRmrBuS;17:/4BhD;1867:ysC;1931:nc;");
