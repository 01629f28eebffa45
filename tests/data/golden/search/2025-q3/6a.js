monitor("2025-q3/6a",";joe:2N;joined:mpC;joint:kxB;journalists:jmB;june:9N2kC;");
