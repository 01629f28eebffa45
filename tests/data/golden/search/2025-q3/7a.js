monitor("2025-q3/7a",";zelensky:9ClD/CRWxClahCMuBHzCflBhBNMbNRRmEW3D;zelenskyy:xFkzB+EmFhBYhE;\nzelenski=,zelensky,\n");
