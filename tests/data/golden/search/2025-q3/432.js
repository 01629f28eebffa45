monitor("2025-q3/432",";в:6tBmF;вийдемо:jyBiH;висот:tyB;вогню:+tBmF;володимир:vtB;вівторок:ztB;від:myBDD;відкриємо:yyB;війська:2tBmF;");
