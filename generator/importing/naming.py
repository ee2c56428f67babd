"""Names of new files: ids made of what a list calls a service or an organisation."""

from __future__ import annotations

from collections.abc import Collection

from generator.records.fields import slug_from

_LONGEST = 60


def short_id(text: str) -> str:
    """An id of at most 60 letters made of *text*; '' when it has none of ours."""
    return slug_from(text, _LONGEST)


def free_id(slug: str, taken: Collection[str]) -> str:
    """*slug*, or it with the first number that makes it new."""
    id_, number = slug, 2
    while id_ in taken:
        id_, number = f"{slug}-{number}", number + 1
    return id_
