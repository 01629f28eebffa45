monitor("2025-q3/7a",";zelensky:9ClD/CRWxChVMuBHzCflBhBNMbNRRgFWwFd9E;zelenskyy:xF3pBiDxMmFhBYhE;\nzelenski=,zelensky,\n");
