"""Find the file of an entry by what an editor calls it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.checking.checking import record_files
from generator.records.kinds import kind_of
from generator.records.parts import Standing

IN_ORDER = ("service", "practice", "organisation", "news", "area")
"""Kinds of record, in the order in which they are meant when several share a name."""


class NoSuchEntry(Exception):
    """There is no such entry. The message says how entries are named."""


def find_entry(root: Path, id_: str, kinds: Sequence[str] = IN_ORDER) -> str:
    """The path of the record *id_* below *root*: its file's name without ``.yml``, or its whole path.

    The first of *kinds* is meant when several share a name. Raises :class:`NoSuchEntry`.
    """
    found: list[tuple[int, str]] = []
    for path in record_files(root):
        kind = kind_of(path)
        if kind is None or kind.name not in kinds or not issubclass(kind.model, Standing):
            continue
        if path == id_ or path.rsplit("/", 1)[-1].removesuffix(".yml") == id_:
            found.append((kinds.index(kind.name), path))
    if not found:
        raise NoSuchEntry(
            f"There is no entry called '{id_}'. Give the name of its file without .yml."
        )
    return min(found)[1]
