"""Things found without a look at all of them, and work that is counted."""
