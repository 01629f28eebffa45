monitor("2025-q3/36",";6:+aNiGsT;640:xxC;");
