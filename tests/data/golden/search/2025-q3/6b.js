monitor("2025-q3/6b",";kaja:0KP;kallas:1KP;karoline:guB;kennedy:yhC;kilometers:41B;kilometres:lOjiBgGwCW;know:1BgF5B;kostiantynivka:lwB;kramatorsk:m1B;kyiv:jEkKhU1BsP/G;");
