"""An old id may lead to one record only, and to no id that is in use.

Each old id becomes a redirect: two of them at one address would send people to chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding


def old_id_taken(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find ids under 'was' that another record of the same kind has, or has had."""
    for shelf in (
        catalogue.services,
        catalogue.practices,
        catalogue.organisations,
        catalogue.news,
    ):
        had: dict[str, str] = {}
        for record in shelf.values():
            for number, old in enumerate(record.was):
                other = shelf[old].path if old in shelf else had.get(old)
                if other:
                    sentence = f"Old ids: Delete '{old}'. It leads to {other}."
                    yield Finding(record.path, ("was", number), "old-id-taken", sentence)
                had[old] = record.path
