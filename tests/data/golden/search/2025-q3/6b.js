monitor("2025-q3/6b",{"kilometers":[1308],"kilometres":[247,918,159,24,8],"know":[53,124],"kostiantynivka":[1162],"kramatorsk":[1290],"kyiv":[128,121,551,429,153]});
