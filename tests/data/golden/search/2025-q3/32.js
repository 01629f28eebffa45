monitor("2025-q3/32",";2:0Rp6B5C1B;20:poB;200:qzC;2021:9N;2025:1vC;23:za8zB1B;26:yYoIpX;28:plB;\n");
