monitor("2025-q3/7a",";zelensky:+ClD/CRWxCkVNuBHzCflBhBNMbNRRgFWxFd+E;zelenskyy:yF7pBiDzMnFhBYhE;");
