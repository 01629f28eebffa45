"""What must hold before an issue goes out."""
