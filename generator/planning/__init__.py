"""Planning: a catalogue in, the pages of every site out. Knows no HTML, MkDocs or files."""
