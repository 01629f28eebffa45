monitor("2025-q3/7a",";zelensky:9ClD/CRWxCladyBMuBHzCflBhBNMbNRRgFW2D;zelenskyy:xFqxBiD9EmFhBYhE;\nzelenski=,zelensky,\n");
