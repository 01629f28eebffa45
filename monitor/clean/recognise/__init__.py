"""A string -> a value: bylines, agencies, datelines, dates, addresses."""
