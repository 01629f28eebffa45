monitor("2025-q3/432",";в:smBmF;вийдемо:1qBiH;висот:/qB;вогню:wmBmF;володимир:hmB;вівторок:lmB;від:4qBDD;відкриємо:krB;війська:omBmF;");
