monitor("2025-q3/7a",";zelensky:uCiEkSNlBfkBflBhBNM+CW2E;zelenskyy:5jBpJuC0E;");
