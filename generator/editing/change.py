"""A change of a record, as a value.

Needs nothing but Python's own library, like all that says changes: so the workflow that comments on
pull requests runs without installing anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.records.problem import Loc


class How(StrEnum):
    """What happened to a value, an entry of a list, or a whole record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "order changed"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Named:
    """One step on the way to a field: its *title*, and which *entry* of a list is meant, as typed.

    *known* is False for a field that the model does not have: then its title is an editor's word.
    """

    title: str
    entry: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different. *where* is empty for the record as a whole.

    *before* and *after* are what was typed, shortened to what differs when long; '' for nothing.
    *loc* is the place in the version after, or before when it was removed. *rank* is lower the more
    it matters to a reader: 0 for a record taken down, then phone numbers, status, address.
    """

    how: How
    where: tuple[Named, ...]
    before: str
    after: str
    loc: Loc = ()
    rank: int = 0
