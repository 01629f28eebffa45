monitor("2025-q3/44f",";якщо:ogB;які:2gB;");
