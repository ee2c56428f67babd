"""What is made for paper: codes to scan, booklets and posters."""
