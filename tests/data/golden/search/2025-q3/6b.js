monitor("2025-q3/6b",";kennedy:s0B;kilometers:1qB;kilometres:+HndgGYW;know:1B/D;kostiantynivka:ilB;kramatorsk:jqB;kyiv:jE9D3S1B6LnF;");
