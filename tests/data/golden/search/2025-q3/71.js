monitor("2025-q3/71",";quarrel:+O;queue:i3B;");
