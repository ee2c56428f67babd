"""The page to keep a copy of an area on a phone, and what a copy shows for a page that it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.planning.pages import Page, given
from generator.planning.wording import day_in_words

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

KEEP = "offline/index.html"
"""The page to keep a copy, on the site of each area."""

MISSING = "offline/missing/index.html"
"""What a copy shows in the place of a page that it lacks."""


@dataclass(frozen=True, slots=True)
class OfflineView:
    """Both pages: the area's name as it stands after 'in', and the day in words."""

    place: str
    made_on: str


def offline_pages(made: Material) -> Iterator[Page]:
    """The two pages, on the site of an area. The hub has no copy."""
    if made.site is None:
        return
    view = given(OfflineView(made.area_name, day_in_words(made.words.today)))
    yield Page(
        KEEP,
        "Keep a copy",
        f"Keep all pages for {made.area_name} on a phone, to read without a connection.",
        "offline.html",
        view,
        in_sitemap=False,
        unlisted=True,
    )
    yield Page(
        MISSING,
        "Not in your copy",
        "This page is not in the copy on your phone.",
        "offline-missing.html",
        view,
        in_sitemap=False,
        unlisted=True,
    )
