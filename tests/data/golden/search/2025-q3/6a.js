monitor("2025-q3/6a",";joined:/wB;joint:pjB;june:/6B;");
