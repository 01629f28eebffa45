monitor("2025-q3/71",";quarrel:nW;questions:w+BqG;queue:+tC;quickly:uI;\nquestion=,questions,\nquick=,quickly,\n");
