monitor("2025-q3/75",";ukraine:rBsCxE7R1JT7BjCxI/BtExD;ukrainian:rd1KiC;ukrainians:rlB;union:4kBhS3F;united:qHuTgf;up:vkBnC4GrO;urged:8vB;us:pP;usual:9Y;");
