"""Records: what the editors write, as frozen typed models.

Lowest layer. Takes files; gives records and the problems found while reading and shaping them.
"""
