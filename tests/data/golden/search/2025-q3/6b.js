monitor("2025-q3/6b",";kaja:zKP;kallas:0KP;karoline:7tB;kennedy:qhC;kilometers:y1B;kilometres:kO/hB/FwCW;know:0BgF5B;kostiantynivka:gwB;kramatorsk:g1B;kyiv:iEkKyVqW;");
