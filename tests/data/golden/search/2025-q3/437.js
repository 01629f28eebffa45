monitor("2025-q3/437",";з:xqBiH;залишать:lmBmF;заявив:+lB;зеленський:9lByL;");
