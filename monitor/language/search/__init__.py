"""What searches read by: words, stems and months, folded alike for the terminal and the page."""
