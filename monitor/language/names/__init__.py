"""Names: found, spelt, told apart, and who is meant."""
