monitor("2025-q3/75",";ukraine:rBsC4DOlEtCpUqJ9CgBT7BjCsCUxH/B/CoByBWuCxDa;ukrainian:gmBnOiC;ukrainians:qKonB;union:/wBxYxG;united:xN8VipB;units:l3B;up:2wBnCwI9T;urged:j+B;us:tV;usual:yhB;");
