monitor("2025-q3/79",";yard:1O;year:4qBjR;years:oQsGiO;young:wPje;");
