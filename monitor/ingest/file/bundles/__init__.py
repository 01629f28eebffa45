"""Files of many files or posts: archives, and the exports of messengers."""
