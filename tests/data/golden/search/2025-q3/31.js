monitor("2025-q3/31",";10:7oBQxJHH;14:jKgjBkK;17:jqBzC;1867:41B;1931:sU;");
