monitor("2025-q3/43c",";ми:uqBOC4F;");
