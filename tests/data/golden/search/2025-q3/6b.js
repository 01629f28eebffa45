monitor("2025-q3/6b",";kilometers:8oB;kilometres:3H2c/EYI;know:1B8D;kostiantynivka:qkB;kramatorsk:qoB;kyiv:gE5DnRtN5E;");
