"""A list that is too long for one page: the addresses of its pages, and where each page leads on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.language.said import joined, say
from generator.planning.pages import Link
from generator.planning.wording import lower_first


class Turn(NamedTuple):
    """What a page says of its neighbours: links to the *earlier* and the *later*, and which *part* it is ('' for a whole list)."""

    earlier: Link | None
    later: Link | None
    part: str


def addresses(first: str, entries: int, on_one: int, most: int | None = None) -> list[str]:
    """The addresses of the pages of a list of *entries*, with *on_one* of them on a page, on at most *most* pages.

    *first* ends in ``index.html``; later pages are ``page-2.html`` and so on beside it. A list of
    nothing has one page.
    """
    total = max(1, -(-entries // on_one))
    folder = first.removesuffix("index.html")
    return [first, *(f"{folder}page-{n}.html" for n in range(2, min(total, most or total) + 1))]


def titled(heading: str, part: str) -> str:
    """The title of a page that is a *part* of a list under *heading*; *part* is '' for a whole list."""
    return joined("", (heading, " (", lower_first(part), ")")) if part else heading


def turn(urls: Sequence[str], at: int) -> Turn:
    """Where the page leads that stands at *at*, counted from 0, among the addresses *urls* of one list."""
    total = len(urls)
    return Turn(
        Link(urls[at - 1], say("Page %(number)s", number=at)) if at else None,
        Link(urls[at + 1], say("Page %(number)s", number=at + 2)) if at + 1 < total else None,
        say("Page %(number)s of %(total)s", number=at + 1, total=total) if total > 1 else "",
    )
