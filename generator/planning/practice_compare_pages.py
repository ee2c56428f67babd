"""The pages where practice examples stand side by side: one to choose from, and one for each pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from generator.language.said import joined, say
from generator.planning.pages import Link, Page, given
from generator.planning.practice_comparison import comparison
from generator.planning.practice_library import NO_RECOMMENDATION
from generator.planning.practice_library_pages import COMPARE, LIBRARY
from generator.planning.practice_pairs import ALL_PAIRS_UP_TO, pair_name, pairs
from generator.planning.turning import addresses, titled, turn
from generator.records.practice import PracticeExample

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

PAIRS_PER_PAGE = 100
"""Links to pairs on one page: all of them while every pair has a page."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """The page to choose examples from: every fixed page, by the examples' titles. *rule* says which there are."""

    heading: str
    rule: str
    links: tuple[Link, ...]
    earlier: Link | None
    later: Link | None
    part: str
    caution: str


def comparison_pages(made: Material) -> Iterator[Page]:
    """The page to choose from, and a page for each pair; none while there is nothing to compare."""
    library = made.library
    if len(library.examples) < 2:
        return
    found = pairs(library, hub=made.site is None)
    yield from _choose(made, found)
    for first, second in found:
        both = tuple(sorted((library.examples[first], library.examples[second]), key=_by_title))
        yield Page(
            _pair_url(*both),
            say(
                "Side by side: %(first)s and %(second)s", first=both[0].title, second=both[1].title
            ),
            say(
                "%(first)s and %(second)s, compared row by row, with what is not stated.",
                first=both[0].title,
                second=both[1].title,
            ),
            "practice-comparison.html",
            partial(comparison, both, made.words, NO_RECOMMENDATION),
            crumbs=(LIBRARY, COMPARE),
        )


def _by_title(example: PracticeExample) -> tuple[str, str]:
    return example.title.lower(), example.id


def _pair_url(first: PracticeExample, second: PracticeExample) -> str:
    return f"practice/compare/{pair_name(first.id, second.id)}/index.html"


def _choose(made: Material, found: Sequence[tuple[int, int]]) -> Iterator[Page]:
    library = made.library
    rows = sorted(
        (
            tuple(sorted((library.examples[first], library.examples[second]), key=_by_title))
            for first, second in found
        ),
        key=lambda pair: [_by_title(example) for example in pair],
    )
    urls = addresses(COMPARE.url, len(rows), PAIRS_PER_PAGE)
    for number, url in enumerate(urls):
        place = turn(urls, number)
        links = tuple(
            Link(
                _pair_url(first, second),
                say("%(first)s, and %(second)s", first=first.title, second=second.title),
            )
            for first, second in rows[number * PAIRS_PER_PAGE : (number + 1) * PAIRS_PER_PAGE]
        )
        yield Page(
            url,
            titled(say("Compare practice examples"), place.part if number else ""),
            say(
                "Choose two or three practice examples and see them side by side, with what is not stated."
            ),
            "practice-compare.html",
            given(
                CompareView(
                    say("Compare practice examples"),
                    _rule(made),
                    links,
                    *place,
                    NO_RECOMMENDATION,
                )
            ),
            crumbs=(LIBRARY,) if not number else (LIBRARY, COMPARE),
        )


def _rule(made: Material) -> str:
    """Which pairs have a page of their own."""
    number = len(made.library.examples)
    if number == 2:
        return say("The two examples have a page side by side.")
    if number <= ALL_PAIRS_UP_TO:
        return say("Every two of the %(number)s examples have a page side by side.", number=number)
    where = say("Here are those with one from %(area)s.", area=made.area_name) if made.site else ""
    rule = say("Each example has a page beside the two that share most needs with it.")
    return joined(" ", (rule, where))
