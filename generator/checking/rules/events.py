"""An event has a day, begins before it ends, and never tells where people stay whom someone may be looking for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.rules.confidential_address import kept_private, named_by
from generator.records.catalogue import Catalogue
from generator.records.news import NewsItem
from generator.records.problem import Add, Finding, Put


def events(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find events without a day, with times that cannot be, or with a place that must stay hidden."""
    hidden = kept_private(catalogue)
    for item in catalogue.news.values():
        yield from _times(item)
        if item.id in _TAKEN:
            yield Finding(
                item.path,
                (),
                "news-name-taken",
                "Give this file another name, such as one that begins with the month: this one is the address of the archive.",
            )
        if item.where and not hidden.isdisjoint(named_by(item)):
            yield Finding(
                item.path,
                ("where",),
                "event-at-hidden-place",
                "Where: Delete this. It is about a service whose place is kept private. Someone may be looking for the people who go there.",
            )


#: Addresses below ``news/`` that pages of ours have.
_TAKEN = frozenset({"archive"})


def _times(item: NewsItem) -> Iterator[Finding]:
    if item.kind == "event" and not item.starts:
        yield Finding(
            item.path,
            (),
            "event-without-start",
            "Add 'starts:' with the day of the event. If it has no day, write 'kind: news'.",
            fill=(Add((), "starts"), Add((), "kind", "news")),
        )
    if item.ends and not item.starts:
        yield Finding(
            item.path,
            ("ends",),
            "event-without-start",
            "Ends: Add 'starts:' with the first day, or delete this.",
            fill=(Add((), "starts"),),
        )
    if item.to and (item.from_ is None or item.to <= item.from_):
        yield Finding(
            item.path,
            ("to",),
            "event-times",
            "To: Write a time after 'from'."
            if item.from_
            else "To: Add 'from:' with the time it begins, or delete this.",
            fill=(Put("…"),) if item.from_ else (Add((), "from"),),
        )
