monitor("2025-q3/434",";для:nyB;донбас:rtBmF;донбасу:3xBoG;");
