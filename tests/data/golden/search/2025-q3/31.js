monitor("2025-q3/31",";10:zkBQ9btBS;12:/X;14:jR8qB0T;17:znB/T;1867:6rC;1931:7b;\n");
