"""Rendering: planned pages in, bytes out. A fault here is a bug of ours, never of a record."""
