monitor("2025-q3/44f",";якщо:hjB;які:vjB;");
