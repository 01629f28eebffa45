monitor("2025-q3/71",{"quarrel":[478],"queue":[1762]});
