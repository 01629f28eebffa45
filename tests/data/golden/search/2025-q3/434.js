monitor("2025-q3/434",";для:irB;донбас:mmBmF;донбасу:yqBoG;");
