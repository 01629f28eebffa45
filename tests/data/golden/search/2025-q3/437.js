monitor("2025-q3/437",";з:2qBiH;залишать:qmBmF;заявив:jmB;зеленський:imByL;");
