monitor("parts/2025-08-w2/head",{"issues":"20250812D,20250813D,20250814E","bounds":";churche;farms;kennedy;pools;stri;witho;ро","pairs":3});
