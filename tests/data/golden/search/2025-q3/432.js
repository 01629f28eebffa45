monitor("2025-q3/432",";в:stBmF;вийдемо:1xBoG;висот:/xB;вогню:wtBmF;володимир:htB;вівторок:ltB;від:4xBDD;відкриємо:kyB;війська:otBmF;");
