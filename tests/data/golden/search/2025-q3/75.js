monitor("2025-q3/75",";ukraine:rBpCxEhRuI7BjCpJ0E;ukrainian:plBiC;ukrainians:0iB;union:hiBhR3F;united:gDnE0Smc;up:4hBnC4G/FsH;us:9O;used:6vB;usual:gY;");
