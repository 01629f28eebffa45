monitor("2025-q3/75",";ukraine:rBpC4C8SzJ0BajC7I;ukrainian:jnBiC;ukrainians:3jB;union:kjBpV;united:gD9W4b;up:tRmTmBqG/F0F;us:jO;used:mxB;usual:iY;");
