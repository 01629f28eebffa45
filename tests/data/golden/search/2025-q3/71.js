monitor("2025-q3/71",";quarrel:nW;questions:o9BqG;queue:2sC;quickly:uI;\nquestion=,questions,\nquick=,quickly,\n");
