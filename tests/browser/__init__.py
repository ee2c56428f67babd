"""The real sites in a real browser."""
