monitor("2025-q3/6b",";kaja:zKP;kallas:0KP;karoline:7tB;kennedy:igC;kilometers:40B;kilometres:kOlhB/FwCI;know:0BgF5B;kostiantynivka:mvB;kramatorsk:m0B;kyiv:iEkKyViV;");
