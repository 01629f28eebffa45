"""Files in folders, in their formats."""
