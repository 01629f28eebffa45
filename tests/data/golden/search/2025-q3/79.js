monitor("2025-q3/79",";yard:7P;year:jsB7T;years:uR8GoM;young:2Qoe;");
