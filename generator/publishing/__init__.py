"""Publishing: rendered pages in, a site on disk out: staged, inspected, swapped."""
