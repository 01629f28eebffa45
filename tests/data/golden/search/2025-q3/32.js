monitor("2025-q3/32",";2:xLpvBkC;20:ysB;200:jhC;2021:3H;2025:o8B;23:qUtoB;26:tRgIlM;28:qrB;");
