"""Each source stands once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding


def source_twice(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find the same page with the same words under sources, and ids of sources used twice."""
    for record in catalogue.standing():
        if len(record.sources) < 2:
            continue
        seen: set[tuple[str, str]] = set()
        ids: set[str] = set()
        taken = {source.id for source in record.sources}
        for number, source in enumerate(record.sources):
            if (key := (source.url, source.says.lower())) in seen:
                yield Finding(
                    record.path,
                    ("sources", number, "url"),
                    "source-twice",
                    "Sources: Delete this one. The same page stands above with the same words.",
                )
            seen.add(key)
            if source.id is not None and source.id in ids:
                yield Finding(
                    record.path,
                    ("sources", number, "id"),
                    "source-id-twice",
                    f"Source id: Choose another id. '{source.id}' stands above.",
                    next(new for n in count(2) if (new := f"{source.id}-{n}") not in taken),
                )
            if source.id is not None:
                ids.add(source.id)
