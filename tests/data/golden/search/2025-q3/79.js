monitor("2025-q3/79",";yard:+V;year:s4BuZ;years:zYgI/O;young:3X3jB;");
