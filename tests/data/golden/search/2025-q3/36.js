monitor("2025-q3/36",";6:+aNiGmU;640:5yC;\n");
