monitor("2025-q3/44f",";якщо:tqB;які:7qB;");
