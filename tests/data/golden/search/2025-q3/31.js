monitor("2025-q3/31",";10:4pBQ/IgCH;14:gLujB8M;17:grBhD;1867:75B;1931:2U;");
