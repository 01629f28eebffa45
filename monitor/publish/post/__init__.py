"""Ways out for one mail at a time."""
