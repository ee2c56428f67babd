"""This week: the page of an area's groups and sessions, by day of the week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.said import joined, say, say_number
from generator.planning.calendar_entries import SESSIONS
from generator.planning.feed_entries import SERVICES, FeedName, feed_links
from generator.planning.meetings import MEETING_KINDS, Week, WeekPart, day_and_month
from generator.planning.pages import Link, Page, given
from generator.planning.turning import titled, turn
from generator.planning.wording import day_in_words

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

PER_PAGE = 40
ON_ONE_PAGE = 60
"""With more entries than this, each day has a page of its own."""


@dataclass(frozen=True, slots=True)
class WeekView:
    """The page of the week, or one day's page where there is too much for one.

    *known* says how much of the week we know. *links* lead to the days' own pages. *see_also*
    leads to groups that are not listed here: national ones. *made_on* is for a printed page.
    *calendar* is the file of the sessions that a calendar can hold.
    """

    heading: str
    known: str
    holidays: tuple[str, ...]
    parts: tuple[WeekPart, ...]
    links: tuple[tuple[Link, str], ...]
    see_also: tuple[Link, ...]
    made_on: str
    part: str = ""
    earlier: Link | None = None
    later: Link | None = None
    calendar: str = ""
    feeds: tuple[FeedName, ...] = ()


def week_pages(made: Material) -> Iterator[Page]:
    """The page of an area's week, and a page for each day where one would be too long; none for the hub."""
    if made.site is None:
        return
    week = Week(made.words)
    seen = known = 0
    for service, reach in made.shelf.entries:
        found = week.put(service, reach)
        seen += found is not None
        known += bool(found)
    parts = week.parts()
    in_words = _known_in_words(seen, known, made.area_name)
    holidays = tuple(
        say("%(day)s: %(name)s. Many services close.", day=day_and_month(h.day), name=h.name)
        for h in week.holidays
    )
    long = sum(part.size for part in parts) > ON_ONE_PAGE
    yield _page(
        made, "this-week/index.html", say("This week in %(area_name)s", area_name=made.area_name), in_words, holidays,
        () if long else parts,
        tuple((Link(_url(p), p.heading), say_number("%(number)s entry", "%(number)s entries", p.size)) for p in parts) if long else (),
    )  # fmt: skip
    if long:
        for part in parts:
            yield from _pages_of(made, part, holidays)


def _url(part: WeekPart, number: int = 1) -> str:
    return f"this-week/{part.id}/{'index' if number == 1 else f'page-{number}'}.html"


def _page(  # noqa: PLR0913 - what one page says
    made: Material, url: str, heading: str, known: str, holidays: tuple[str, ...],
    parts: tuple[WeekPart, ...], links: tuple[tuple[Link, str], ...] = (), *,
    number: int = 1, total: int = 1,
) -> Page:  # fmt: skip
    place = turn(
        [_url(parts[0], n) for n in range(1, total + 1)] if total > 1 else [url], number - 1
    )
    first = url == "this-week/index.html"
    view = WeekView(
        heading=heading,
        known=known,
        holidays=holidays,
        parts=parts,
        links=links,
        see_also=tuple(_see_also(made)),
        made_on=say("This page was made on %(day)s.", day=day_in_words(made.words.today)),
        **place._asdict(),
        calendar=SESSIONS if first and _has_calendar(made) else "",
        feeds=(SERVICES,) if first else (),
    )
    return Page(
        url,
        titled(heading, place.part if number > 1 else ""),
        say(
            "%(heading)s: groups, drop-ins and places to visit, with their days and times.",
            heading=heading,
        ),
        "this-week.html",
        given(view),
        crumbs=() if first else (Link("this-week/index.html", say("This week")),),
        feeds=feed_links((SERVICES,)) if first else (),
        opens=url,
    )


def _has_calendar(made: Material) -> bool:
    return any(made.words.calendar_url(service) for service, _ in made.shelf.entries)


def _see_also(made: Material) -> Iterator[Link]:
    kinds = made.catalogue.terms.get("kinds", {})
    for kind in kinds.values():
        if kind.id in MEETING_KINDS:
            yield Link(f"kinds/{kind.id}/index.html", kind.label)
    yield Link("national/index.html", say("Help for the whole country"))
    yield Link("a-to-z/index.html", say("All services, A to Z"))


def _pages_of(made: Material, part: WeekPart, holidays: tuple[str, ...]) -> Iterator[Page]:
    total = -(-part.size // PER_PAGE)
    for number in range(1, total + 1):
        chunk = slice((number - 1) * PER_PAGE, number * PER_PAGE)
        shown = (WeekPart(part.id, part.heading, part.meetings[chunk], part.services[chunk]),)
        heading = say("%(heading)s in %(area)s", heading=part.heading, area=made.area_name)
        yield _page(
            made, _url(part, number), heading, "", holidays, shown, number=number, total=total
        )


def _known_in_words(seen: int, known: int, area_name: str) -> str:
    """How much of the week we know, in plain words."""
    if not seen:
        return say(
            "We do not know of a group or drop-in in %(area_name)s yet. There may be some all the same.",
            area_name=area_name,
        )
    groups = say_number("%(number)s group or drop-in", "%(number)s groups and drop-ins", seen)
    listed = say(
        "We list %(groups)s for people in %(area_name)s.", groups=groups, area_name=area_name
    )
    if known == seen:
        days = say("We know a day for it.") if seen == 1 else say("We know a day for each of them.")
    elif not known and seen == 1:
        days = say("We do not know the day of it.")
    elif not known:
        days = say("We do not know the day of any of them.")
    elif known * 2 < seen:
        days = say(
            "We know a day for only %(known)s of them. The others stand at the end.", known=known
        )
    else:
        days = say("We know a day for %(known)s of them. The others stand at the end.", known=known)
    return joined(" ", (listed, days))
