monitor("2025-q3/7a",";zelensky:uCoWNlBfkBflBhBNM2EW;zelenskyy:xiBiD7IuC8C;");
