monitor("2025-q3/32",";2:xLtuBkC;20:2rB;200:ngC;2021:3H;2025:s7B;23:uTtoB;26:tRkHlM;28:uqB;");
