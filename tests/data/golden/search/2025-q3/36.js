monitor("2025-q3/36",";6:ibNiGoU;640:lyC;");
