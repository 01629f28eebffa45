monitor("2025-q3/7a",";zelensky:9ClD/CRWxClahCMuBHzCflBhBNMbNRRmEW2D;zelenskyy:xFkzB9EmFhBYhE;\nzelenski=,zelensky,\n");
