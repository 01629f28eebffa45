monitor("2025-q3/79",";yard:+V;year:ooBxpB;years:zYgIkW;young:3X3jB;\nyear=,years,\n");
