monitor("2025-q3/6b",";kilometers:inB;kilometres:7H3ZgGYW;know:1B8D;kostiantynivka:vhB;kramatorsk:wmB;kyiv:gE9DhR1LnF;");
