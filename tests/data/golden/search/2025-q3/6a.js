monitor("2025-q3/6a",{"joined":[1567],"joint":[1129],"june":[1887]});
