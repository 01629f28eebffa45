monitor("2025-q3/6a",";joe:vH;joined:r3B;joint:5lB;journalists:qe;june:2Ho4B;");
