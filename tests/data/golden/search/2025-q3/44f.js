monitor("2025-q3/44f",";якщо:yxB;які:gyB;");
