monitor("2025-q3/75",";ukraine:qBsC4DOlEtC2UsCUsDqJ9CZ7BiF+BkDoByBW/BxDa;ukrainian:7iBiC7H;ukrainians:pKntB;union:92B0Q;united:wN1crgB;units:5lB;up:02BnCcvT1B;urged:v8B;us:sV;usual:mhB;");
