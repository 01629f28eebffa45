monitor("2025-q3/79",";yard:7P;year:/sB7T;years:uR4HoM;young:2Qkf;");
