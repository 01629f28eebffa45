monitor("2025-q3/36",";6:+aNiGoD;640:wxC;\n");
