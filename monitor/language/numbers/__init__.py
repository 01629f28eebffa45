"""Numbers, units, and what is counted."""
