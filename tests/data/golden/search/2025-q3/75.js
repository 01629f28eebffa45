monitor("2025-q3/75",";ukraine:qBsC4DOlEtC2UsCU6DqJ9CgBT7BiF+BkDoByBW/BxDa;ukrainian:7iBiCpI;ukrainians:pKvuB;union:l4B0Q;united:wNjdlhB;units:5lB;up:83BnCcvT1B;urged:39B;us:sV;usual:mhB;");
