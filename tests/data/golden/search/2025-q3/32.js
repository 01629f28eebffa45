monitor("2025-q3/32",";2:0Ri5B5C1B;20:7nB;200:jyC;2021:9N;2025:uuC;23:za1yB1B;26:yYoIhW;28:plB;\n");
