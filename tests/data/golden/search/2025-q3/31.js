monitor("2025-q3/31",";10:0qBQ/IgCH;14:gLqkB8M;17:8rBhD;1867:36B;1931:yV;");
