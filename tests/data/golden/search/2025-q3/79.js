monitor("2025-q3/79",";yard:iW;year:65B0Y;years:3YgI6P;young:7XhlB;");
