monitor("2025-q3/434",";для:vrB;донбас:zmBmF;донбасу:/qBiH;");
