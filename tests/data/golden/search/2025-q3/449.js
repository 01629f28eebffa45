monitor("2025-q3/449",";що:mtB;\n");
