monitor("2025-q3/7a",";zelensky:+C1D+SNuBHzCflBhBNM4DW2EzE;zelenskyy:ujBiDwK7G;");
