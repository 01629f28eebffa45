monitor("2025-q3/75",";ukraine:qBsC4DOlEtC9TqJ9CZ7BiCsCUlH+BkDoByBW/BxDa;ukrainian:zlBsNiC;ukrainians:pKimB;union:4vB5X;united:wNwVwnB;units:91B;up:vvBnChIvT1B;urged:v8B;us:sV;usual:mhB;");
