monitor("2025-q3/7a",";zelensky:+C1D6TNuBHzCflBhBNM4DW2EzE;zelenskyy:qkBiDwK7G;");
