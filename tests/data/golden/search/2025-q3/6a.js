monitor("2025-q3/6a",{"joined":[1584],"joint":[1146],"june":[1904]});
