monitor("2025-q3/432",";в:0mBmF;вийдемо:9qBiH;висот:nrB;вогню:4mBmF;володимир:pmB;вівторок:tmB;від:grBDD;відкриємо:srB;війська:wmBmF;");
