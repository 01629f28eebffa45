monitor("2025-q3/6b",{"kilometers":[1325],"kilometres":[247,935,159,24,8],"know":[53,124],"kostiantynivka":[1179],"kramatorsk":[1307],"kyiv":[128,121,568,429,153]});
