monitor("2025-q3/6b",";kaja:zKP;kallas:0KP;karoline:g1B;kennedy:igC;kilometers:0kB;kilometres:kOgXwCIyO;know:0BgF5B;kostiantynivka:r2B;kramatorsk:ikB;kyiv:iEkKwanC;");
