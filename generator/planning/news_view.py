"""The view of a news item, and the order of news: what is coming, what is new, what is in the archive."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.checking.dates import last_day, months_before
from generator.checking.rules.confidential_address import named_by
from generator.language.said import say
from generator.planning.pages import Link
from generator.planning.provenance import Provenance, check_state, provenance
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import clock_in_words, day_in_words, when_in_words
from generator.records.news import NewsItem

NEWS_MONTHS = 24
"""News older than this is in the archive, and no longer in the feeds."""


@dataclass(frozen=True, slots=True)
class NewsView:
    """A news item in a list and on its page.

    *sort* orders items: the day of an event, the date of other news. *archived* says that it stands
    in the archive and not among what is current; *over* is what the page of a past event says.
    *calendar* is the address of its calendar file; '' when it has none. *quiet* says that nothing
    outside the page may tell what it is about.
    """

    id: str
    url: str
    title: str
    date: str
    sort: str
    kind: str
    summary: str
    text: str
    when: str
    where: str
    about: tuple[Link, ...]
    provenance: Provenance
    is_event: bool
    archived: bool
    over: str
    calendar: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class NewsShelf:
    """News in its order: events ahead, the soonest first; current news and the archive, newest first."""

    coming: tuple[NewsView, ...]
    current: tuple[NewsView, ...]
    archive: tuple[NewsView, ...]

    @property
    def latest(self) -> tuple[NewsView, ...]:
        """What a home page shows: the next events, then the newest news."""
        return (*self.coming, *self.current)

    def __iter__(self) -> Iterator[NewsView]:
        """Every item, each once."""
        return iter((*self.coming, *self.current, *self.archive))


def news_shelf(views: Iterable[NewsView]) -> NewsShelf:
    """Put *views* in their places."""
    newest = sorted(views, key=lambda n: (n.sort, n.id), reverse=True)
    ahead = [n for n in newest if n.is_event and not n.archived]
    return NewsShelf(
        coming=tuple(sorted(ahead, key=lambda n: (n.sort, n.id))),
        current=tuple(n for n in newest if not n.is_event and not n.archived),
        archive=tuple(n for n in newest if n.archived),
    )


def news_view(words: ServiceWording, item: NewsItem) -> NewsView:
    """Everything the page of a news item says."""
    is_event = item.kind == "event"
    archived = is_in_archive(item, words.today)
    url = f"news/{item.id}/index.html"
    starts = item.starts.isoformat() if item.starts else item.date.split()[-1]
    return NewsView(
        id=item.id,
        url=url,
        title=item.title,
        date=when_in_words(item.date),
        sort=starts if is_event else item.date.split()[-1],
        kind={"news": say("News"), "event": say("Event"), "recognition": say("Recognition")}[
            item.kind
        ],
        summary=item.summary,
        text=item.text or "",
        when=event_in_words(item),
        where=item.where or "",
        about=words.links(item.about),
        provenance=provenance(item, check_state(item, words.today)),
        is_event=is_event,
        archived=archived,
        over=say("This event is over.") if is_event and archived else "",
        calendar=calendar_url(words, item),
        quiet=words.stays_quiet(named_by(item)),
    )


def is_in_archive(item: NewsItem, today: date) -> bool:
    """True the day after an event ends; for other news, when its date is more than two years ago."""
    if item.kind == "event" and item.last_day:
        return item.last_day < today
    return last_day(item.date) < months_before(today, NEWS_MONTHS)


def event_in_words(item: NewsItem) -> str:
    """When an event is: '3 December 2026, 10am to midday', or '3 December 2026 to 5 December 2026'."""
    days = " to ".join(day_in_words(day) for day in (item.starts, item.ends) if day)
    clock = clock_in_words(item.from_, item.to)
    return ", ".join(filter(None, (days, clock[:1].lower() + clock[1:])))


def calendar_url(words: ServiceWording, item: NewsItem) -> str:
    """The address of an event's calendar file; '' when it has none.

    An event that is over has none, nor has one of a service that someone must be able to use unseen:
    an entry in a calendar is seen by whoever shares the phone.
    """
    if item.kind != "event" or item.starts is None or is_in_archive(item, words.today):
        return ""
    return "" if words.stays_quiet(named_by(item)) else f"news/{item.id}/event.ics"
