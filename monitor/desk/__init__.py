"""What a person asks of what is on record, and decides about it."""
