monitor("2025-q3/75",";ukraine:rBsC4DOlEtChUqJ9CgBT7BjCsCU0H/BkDoByBW/BxDa;ukrainian:4lBnOiC;ukrainians:qKgnB;union:3wBqY;united:xN0V7oB;units:92B;up:uwBnCwI2T;urged:+9B;us:wV;usual:qhB;");
