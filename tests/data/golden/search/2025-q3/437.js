monitor("2025-q3/437",";з:2xBoG;залишать:qtBmF;заявив:jtB;зеленський:itB4K;");
