monitor("2025-q3/32",";2:0Rh5B5C1B;20:7nB;200:iyC;2021:9N;2025:tuC;23:za0yB1B;26:yYoIhW;28:plB;\n");
