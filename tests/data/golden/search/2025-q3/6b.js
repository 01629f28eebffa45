monitor("2025-q3/6b",";kaja:zKP;kallas:0KP;karoline:u1B;kennedy:qhC;kilometers:0kB;kilometres:kOgXwCWsP;know:0BgF5B;kostiantynivka:z3B;kramatorsk:ikB;kyiv:iEkK+anC;");
