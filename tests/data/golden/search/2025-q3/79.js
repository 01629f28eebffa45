monitor("2025-q3/79",";yard:+V;year:05BuZ;years:zYgI5P;young:3X/kB;\nyear=,years,\n");
