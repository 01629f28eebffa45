monitor("2025-q3/31",";10:zkBQ2atBS;12:/X;14:jR0pB1T;17:znB3S;1867:zqC;1931:7b;\n");
