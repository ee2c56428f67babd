"""The feeds of a site: news, practice examples and changed services, each entry with an honest date.

Every date comes from a record: when news was made known, when something changed, when an entry was
taken down. A check that changed nothing is no entry. See docs/pages/decisions/feeds-and-calendars.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from generator.checking.dates import first_day, months_before
from generator.checking.rules.confidential_address import named_by
from generator.language.said import say
from generator.planning.coverage import is_published
from generator.planning.news_view import NEWS_MONTHS
from generator.planning.pages import Link
from generator.planning.service_wording import service_url
from generator.planning.wording import day_in_words, listed, lower_first, sentence, when_in_words
from generator.records.practice import PracticeExample
from generator.records.service import Service

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

MOST = 50
"""Entries in one feed, the newest. Readers keep what they have seen."""
QUIET = "Information"
"""What stands for a title that must not tell, as in the browser's tab."""


@dataclass(frozen=True, slots=True)
class FeedName:
    """A feed as pages name it: *folder* is where it stands in a site."""

    folder: str
    name: str
    about: str

    @property
    def atom(self) -> str:
        """The address of the Atom feed, from the site's root."""
        return f"{self.folder}/feed.xml"

    @property
    def json(self) -> str:
        """The address of the JSON Feed, from the site's root."""
        return f"{self.folder}/feed.json"


NEWS = FeedName("news", say("News and events"), say("What was made known, and what is coming."))
PRACTICE = FeedName(
    "practice", say("Practice examples"), say("New examples, and those that changed.")
)
SERVICES = FeedName(
    "services", say("Changes to services"), say("New numbers, new times, what closed.")
)
FEEDS = (NEWS, PRACTICE, SERVICES)


def feed_links(names: Iterable[FeedName]) -> tuple[Link, ...]:
    """What the head of a page says of the feeds *names*, each in both forms."""
    return tuple(link for n in names for link in (Link(n.atom, n.name), Link(n.json, n.name)))


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry. *id* names it for ever within the directory; *page* is an address from the site's root.

    *text* is plain text. It names no way to make contact.
    """

    id: str
    page: str
    title: str
    text: str
    published: date
    updated: date


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed with its newest entries first. *home* is the page that lists the same."""

    name: FeedName
    title: str
    home: str
    entries: tuple[FeedEntry, ...]


def feeds(made: Material) -> Iterator[Feed]:
    """The three feeds of a site. One without entries is there all the same, for those who follow it."""
    where = made.area_name if made.site else "the whole country"
    changes_on = "this-week/index.html" if made.site else "a-to-z/index.html"
    yield Feed(NEWS, f"{NEWS.name}: {where}", "news/index.html", _newest(made, _news(made)))
    yield Feed(
        PRACTICE,
        f"{PRACTICE.name}: {made.settings.name}",
        "practice/index.html",
        _newest(made, _examples(made)),
    )
    yield Feed(SERVICES, f"{SERVICES.name}: {where}", changes_on, _newest(made, _services(made)))


def _newest(made: Material, entries: Iterator[FeedEntry]) -> tuple[FeedEntry, ...]:
    """The newest entries of the last two years; nothing that has not come yet."""
    today = made.words.today
    since = months_before(today, NEWS_MONTHS)
    kept = [e for e in entries if since <= e.updated <= today]
    return tuple(sorted(kept, key=lambda e: (e.updated, e.id), reverse=True)[:MOST])


# ------------------------------------------------------------------ news


def _news(made: Material) -> Iterator[FeedEntry]:
    """News and coming events, as on the list of news; and what was taken down from it."""
    for item in made.news.latest:
        record = made.catalogue.news[item.id]
        day = first_day(record.date)
        updated = max([day, *(change.on for change in record.changed)])
        when = " ".join(filter(None, (sentence(item.date), *_when(item.when, item.where))))
        text = f"{item.kind}. {when} {item.summary}"
        yield FeedEntry(
            f"news/{item.id}",
            item.url,
            QUIET if item.quiet else item.title,
            _quiet_text(day) if item.quiet else text,
            day,
            updated,
        )
    for record in made.catalogue.news.values():
        covers = made.site is None or made.where.reach(record.areas)
        if record.withdrawn and not record.held and covers:
            quiet = made.words.stays_quiet(named_by(record))
            yield _taken_down(
                f"news/{record.id}", "news/index.html", record.title, record.withdrawn.on, quiet
            )


def _when(when: str, where: str) -> Iterator[str]:
    if when:
        yield sentence(", ".join(filter(None, (f"When: {when}", where))))


# ------------------------------------------------------------------ practice examples


def _examples(made: Material) -> Iterator[FeedEntry]:
    """Examples with a dated history or change; one entry each, which moves up when it changes."""
    for record in made.catalogue.practices.values():
        quiet = made.words.stays_quiet((record.id,))
        if record.withdrawn and not record.held:
            yield _taken_down(
                f"practice/{record.id}",
                "practice/index.html",
                record.title,
                record.withdrawn.on,
                quiet,
            )
        if not is_published(record) or not (steps := sorted(_steps(made, record))):
            continue
        (first, _), (newest, what) = steps[0], steps[-1]
        told = f"{day_in_words(newest)}. {sentence(what)} {record.teaser or record.strapline}"
        yield FeedEntry(
            f"practice/{record.id}",
            f"practice/{record.id}/index.html",
            QUIET if quiet else record.title,
            _quiet_text(newest) if quiet else told,
            first,
            newest,
        )


def _steps(made: Material, record: PracticeExample) -> Iterator[tuple[date, str]]:
    """What happened to an example's page and when: its changes, its history, else its check."""
    found = [(change.on, change.what) for change in record.changed]
    for step in record.history:
        state = made.words.label("review-levels", step.state)
        found.append((first_day(step.on), step.note or state))
    if not found and record.checked:
        found.append((record.checked.on, "Checked with the people named"))
    yield from found


# ------------------------------------------------------------------ services


def _services(made: Material) -> Iterator[FeedEntry]:
    """What changed at services: an entry for each day with a change, for a closing, for taking down."""
    for service in made.services.values():
        quiet = made.words.stays_quiet((service.id,))
        page, id_ = service_url(service.id), f"services/{service.id}"
        if service.withdrawn:
            yield _taken_down(f"{id_}/taken-down", page, service.name, service.withdrawn.on, quiet)
            continue
        if service.closed_on and service.status == "closed":
            on = first_day(service.closed_on)
            title, text = _closed(made, service)
            yield _change(f"{id_}/closed", page, title, text, on, quiet)
        for on in sorted({change.on for change in service.changed}):
            what = [change.what.rstrip(".") for change in service.changed if change.on == on]
            title = f"{service.name}: {lower_first('; '.join(what))}"
            text = f"{day_in_words(on)}. {' '.join(map(sentence, what))} {service.summary}"
            yield _change(f"{id_}/{on.isoformat()}", page, title, text, on, quiet)


def _closed(made: Material, service: Service) -> tuple[str, str]:
    instead = listed(link.text for link in made.words.services(service.try_instead))
    text = f"It closed: {when_in_words(service.closed_on or '')}."
    return f"{service.name} has closed", f"{text} Try instead: {instead}." if instead else text


def _change(
    id_: str,
    page: str,
    title: str,
    text: str,
    on: date,
    quiet: bool,  # noqa: FBT001
) -> FeedEntry:
    if quiet:
        return FeedEntry(id_, page, QUIET, _quiet_text(on), on, on)
    return FeedEntry(id_, page, title, text, on, on)


def _taken_down(id_: str, page: str, name: str, on: date, quiet: bool) -> FeedEntry:  # noqa: FBT001
    """Says that an entry was taken down, and nothing that was on it."""
    title = QUIET if quiet else f"{name}: taken down"
    text = f"We took this page down on {day_in_words(on)}. The details may have been wrong or unsafe. Do not rely on them."
    return FeedEntry(id_, page, title, text, on, on)


def _quiet_text(on: date) -> str:
    return f"A page changed on {day_in_words(on)}."
