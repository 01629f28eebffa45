monitor("2025-q3/31",";10:x1BQgLtBS;12:/X;14:jR8qB1T;17:x4BhD;1867:7rC;1931:7b;\n");
