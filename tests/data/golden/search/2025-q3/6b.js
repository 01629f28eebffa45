monitor("2025-q3/6b",";kaja:0KP;kallas:1KP;karoline:ouB;kennedy:3hC;kilometers:g2B;kilometres:lOriBgGwCW;know:1BgF5B;kostiantynivka:twB;kramatorsk:u1B;kyiv:jEkKpU1BsP/G;");
