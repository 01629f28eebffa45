monitor("2025-q3/32",";2:0KnrBkC;20:rqB;200:k8B;2015:9C;2025:p3B;23:nR9B0kB;26:nQvHsL;28:xpB;");
