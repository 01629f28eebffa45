monitor("2025-q3/32",";2:0Rq6B5C1B;20:poB;200:rzC;2021:9N;2025:2vC;23:za9zB1B;26:yYoIpX;28:plB;\n");
