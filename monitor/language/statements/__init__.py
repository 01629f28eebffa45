"""Who says what, with quotation marks or without."""
