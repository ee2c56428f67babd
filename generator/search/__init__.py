"""Search: what the index holds, the script that reads it, and the same script run for editors."""
