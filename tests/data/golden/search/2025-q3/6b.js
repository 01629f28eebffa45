monitor("2025-q3/6b",";kennedy:wzB;kilometers:5pB;kilometres:+HrcgGYW;know:1B/D;kostiantynivka:mkB;kramatorsk:npB;kyiv:jE9D7R1B6LnF;");
