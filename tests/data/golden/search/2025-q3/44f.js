monitor("2025-q3/44f",";якщо:qgBe;які:4gBe;");
