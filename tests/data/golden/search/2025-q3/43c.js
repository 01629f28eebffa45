monitor("2025-q3/43c",";ми:zxBOC4F;\n");
