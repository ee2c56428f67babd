"""Publishing: staging, inspection, swap; the same bytes each time."""
