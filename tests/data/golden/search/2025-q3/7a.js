monitor("2025-q3/7a",";zelensky:+ClD/CRWxCsVNuBHzCflBhBNMbNRRgFWxFd7E;zelenskyy:yFjqBiDwMiFhBYwE;");
