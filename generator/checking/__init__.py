"""Checking: all records in, a catalogue and every problem out. Knows no template, page or MkDocs."""
