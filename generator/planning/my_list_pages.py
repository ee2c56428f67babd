"""The page *My list*: static words, and a place that its script fills from what is kept on the device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.said import say
from generator.planning.pages import Page, given
from generator.planning.wording import day_in_words

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

MY_LIST = "my-list/index.html"

CARDS_IN_A_FILE = 24
"""A list of five asks for at most five files. With this many cards a file has some 4 KB gzipped."""


@dataclass(frozen=True, slots=True)
class MyListView:
    """The page. *files* is how many files the cards of the site are in; *made_on* stands on paper."""

    files: int
    made_on: str
    launched: bool


def card_files(made: Material) -> int:
    """How many files the cards of a site are in."""
    return max(1, -(-len(made.services) // CARDS_IN_A_FILE))


def my_list_page(made: Material) -> Page:
    """The page. Its title tells nothing of what it holds, and search engines are asked to leave it out."""
    return Page(
        MY_LIST,
        say("My list"),
        say(
            "Services that you keep together on this device: in your order, to compare, to print, to send."
        ),
        "my-list.html",
        given(MyListView(card_files(made), day_in_words(made.words.today), made.settings.launched)),
        in_sitemap=False,
        unlisted=True,
    )
