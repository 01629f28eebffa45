monitor("2025-q3/434",";для:/gBe;донбас:jc;донбасу:vgBewD;");
