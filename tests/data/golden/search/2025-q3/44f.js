monitor("2025-q3/44f",";якщо:6qB;які:orB;");
