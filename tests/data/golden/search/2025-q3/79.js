monitor("2025-q3/79",";yard:+V;year:2oBrqB;years:zYgIsX;young:3X/kB;\nyear=,years,\n");
