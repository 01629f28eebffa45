monitor("2025-q3/6a",";joe:sH;joined:zvBlD;joint:miB;june:zH4zB;");
