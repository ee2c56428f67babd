"""The commands of ``signpost``, a module for each group; ``cli.py`` joins them."""
