monitor("2025-q3/434",";для:nrB;донбас:rmBmF;донбасу:3qBiH;");
