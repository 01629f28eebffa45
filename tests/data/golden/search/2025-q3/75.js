monitor("2025-q3/75",";ukraine:rBsCxE3S1JT7BjCxI/BtExD;ukrainian:ne1KiC;ukrainians:nmB;union:iSyThS3F;united:qHqUgf;up:3R0TnC4GrO;urged:4wB;us:pP;usual:5Z;");
