"""A summary is one whole sentence and ends with a full stop.

Screen readers pause there; without it the summary runs into what follows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Loc

_ENDS = (".", "!", "?")


def summary_full_stop(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find summaries without an end."""
    for path, key, title, text in _summaries(catalogue):
        if not text.endswith(_ENDS):
            loc: Loc = (key,)
            yield Finding(
                path,
                loc,
                "summary-full-stop",
                f"{title}: End the sentence with a full stop.",
                f"{text}." if "\n" not in text else "",
            )


def _summaries(catalogue: Catalogue) -> Iterator[tuple[str, str, str, str]]:
    for service in catalogue.services.values():
        yield service.path, "summary", "Summary", service.summary
    for organisation in catalogue.organisations.values():
        yield organisation.path, "does", "What it does", organisation.does
    for item in catalogue.news.values():
        yield item.path, "summary", "Summary", item.summary
