monitor("2025-q3/437",";з:kyBiH;залишать:4tBmF;заявив:xtB;зеленський:wtByL;");
