"""What is decided after cleaning: what recurs at an outlet, what users overrule, revisions, withdrawals."""
