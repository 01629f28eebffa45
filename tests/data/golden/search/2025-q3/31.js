monitor("2025-q3/31",";10:zkBQ+btBS;12:/X;14:jR8qB1T;17:znB/T;1867:7rC;1931:7b;\n");
