monitor("2025-q3/6a",";joe:vH;joined:v2B;joint:9kB;journalists:ud;june:2Hs3B;");
