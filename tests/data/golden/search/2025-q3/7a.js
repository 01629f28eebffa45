monitor("2025-q3/7a",";zelensky:9ClD/CRWxCladyBMuBHzCflBhBNMbNRRgFW3D;zelenskyy:xFqxBiD+EmFhBYhE;\nzelenski=,zelensky,\n");
