"""What changed since an earlier issue."""
