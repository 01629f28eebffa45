monitor("2025-q3/79",";yard:tW;year:i6BtZ;years:/YgI6P;young:jY+kB;");
