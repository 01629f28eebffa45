monitor("2025-q3/31",";10:zkBQ1atBS;12:/X;14:jR0pB0T;17:znB3S;1867:yqC;1931:7b;\n");
