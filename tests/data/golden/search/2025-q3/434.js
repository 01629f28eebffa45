monitor("2025-q3/434",";для:1yB;донбас:5tBmF;донбасу:lyBiH;");
