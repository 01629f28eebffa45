"""What runs without anybody looking on: its sign of life, what it logs, and whether this machine is fit for it."""
