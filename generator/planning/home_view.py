"""Views of the pages that lead on to others: home, hub, indexes, A to Z, urgent help, news."""

from __future__ import annotations

from dataclasses import dataclass

from generator.planning.feed_entries import FeedName
from generator.planning.news_view import NewsView
from generator.planning.pages import Link
from generator.planning.practice_view import PracticeView
from generator.planning.ways import Way


@dataclass(frozen=True, slots=True)
class WaysIn:
    """A question and the links that answer it, with the number of services behind each."""

    id: str
    question: str
    links: tuple[Link, ...]
    more: Link | None = None


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """An area site as the hub offers it."""

    url: str
    name: str
    towns: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page of an area's site."""

    heading: str
    intro: str
    coverage_note: str
    today: Link
    ways_in: tuple[WaysIn, ...]
    other: tuple[Link, ...]
    examples: tuple[PracticeView, ...]
    news: tuple[NewsView, ...]


@dataclass(frozen=True, slots=True)
class HubView:
    """The home page of the hub. *national* are ids of services to show as cards."""

    heading: str
    lead: str
    areas: tuple[AreaChoice, ...]
    national: tuple[str, ...]
    national_link: Link
    other: tuple[Link, ...]
    examples: tuple[PracticeView, ...]
    news: tuple[NewsView, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """A page of ways in: every term of one list, with counts."""

    heading: str
    lead: str
    groups: tuple[tuple[str, tuple[tuple[Link, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class AToZView:
    """Services by first letter. *letters* are links to each part."""

    heading: str
    count: str
    letters: tuple[tuple[str, tuple[tuple[Link, str], ...]], ...]
    earlier: Link | None
    later: Link | None
    part: str


@dataclass(frozen=True, slots=True)
class UrgentLine:
    """A local line on the urgent help page."""

    name: str
    url: str
    summary: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class UrgentView:
    """The urgent help page: *local* lines stand below the national ones, which never change."""

    local: tuple[UrgentLine, ...]
    area_name: str


@dataclass(frozen=True, slots=True)
class NewsIndexView:
    """Events ahead, the soonest first, and news, the newest first. *calendar* is the file of all events.

    *archive* leads to what is over or old. *archived* says how old news must be to stand there.
    """

    heading: str
    area_name: str
    coming: tuple[NewsView, ...]
    current: tuple[NewsView, ...]
    archive: Link
    archived: str
    calendar: str
    feeds: tuple[FeedName, ...]


@dataclass(frozen=True, slots=True)
class NewsArchiveView:
    """What is over or old, by year, the newest first."""

    heading: str
    lead: str
    years: tuple[tuple[str, tuple[NewsView, ...]], ...]


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """What stands where an entry was taken down."""

    name: str
    on: str
    try_instead: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """The page for addresses that lead nowhere."""

    area_name: str
