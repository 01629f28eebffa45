monitor("2025-q3/7a",";zelensky:9ClD/CRWxChVMuBHzCflBhBNMbNRRmEWwFsF;zelenskyy:xF/rBjMmFhBYhE;");
