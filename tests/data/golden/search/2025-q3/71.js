monitor("2025-q3/71",";quarrel:nW;questions:p9BqG;queue:3sC;quickly:uI;\nquestion=,questions,\nquick=,quickly,\n");
