monitor("2025-q3/432",";в:nmBmF;вийдемо:wqBoG;висот:6qB;вогню:rmBmF;володимир:8lB;вівторок:gmB;від:zqBDD;відкриємо:/qB;війська:jmBmF;");
