monitor("2025-q3/79",";yard:vP;year:spB7S;years:iRwFpL;young:qQ9b;");
