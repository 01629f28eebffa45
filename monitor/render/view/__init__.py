"""An issue -> what a page says."""
