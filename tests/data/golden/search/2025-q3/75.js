monitor("2025-q3/75",";ukraine:qBsC4DOlEtC9TqJ9CgBT7BiCsCUzH+BkDoByBW/BxDa;ukrainian:zlBmOiC;ukrainians:pK8mB;union:ywBnY;united:wNwV4oB;units:32B;up:pwBnCvIvT1B;urged:39B;us:sV;usual:mhB;");
