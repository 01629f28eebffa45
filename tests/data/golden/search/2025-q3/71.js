monitor("2025-q3/71",";quarrel:4P;queue:u3B;");
