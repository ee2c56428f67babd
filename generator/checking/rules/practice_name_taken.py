"""A practice example's name is not that of a folder of the library.

The page of an example and the lists of examples stand side by side in the site's ``practice/`` folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

#: Folders below ``practice/`` that pages of ours have: the ways to narrow, and comparisons.
TAKEN = frozenset(
    {
        "need", "stage", "kind", "area", "evidence", "cost", "practice-stage", "theme", "thread",
        "compare",
    }
)  # fmt: skip


def practice_name_taken(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find examples whose page would stand where a page of the library stands."""
    for example in catalogue.practices.values():
        if example.id in TAKEN:
            yield Finding(
                example.path,
                (),
                "practice-name-taken",
                f"Give this file a longer name, such as one with its place: '{example.id}' is the address of a list of examples.",
            )
