monitor("2025-q3/30",";000:uc4CkG;\n");
