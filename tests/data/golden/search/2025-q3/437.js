monitor("2025-q3/437",";з:+qBiH;залишать:ymBmF;заявив:rmB;зеленський:qmByL;");
