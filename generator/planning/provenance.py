"""Where the facts of a record come from, and when someone last checked them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.checking.review_cycle import due_day
from generator.language.said import joined, say
from generator.planning.ways import host
from generator.planning.wording import ago_in_words, day_in_words, when_in_words
from generator.records.parts import Source, Standing
from generator.records.service import Service


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as readers see it: *href* empty when the page must not be opened."""

    href: str
    name: str
    says: str
    date: str


@dataclass(frozen=True, slots=True)
class CheckState:
    """When a record was last checked, in words, and whether that is too long ago.

    *plain* are words that stay right as days pass; *since* those once it is overdue. The day of the
    check is *on*, the last day on which it holds *until*, both as 2026-11-01: a page with scripting
    works its words out anew from them. These three are empty for what nobody has checked.
    """

    words: str
    overdue: bool
    plain: str
    since: str = ""
    on: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the facts of a record come from, and how fresh they are."""

    state: CheckState
    notice: str
    doubts: tuple[str, ...]
    sources: tuple[SourceView, ...]


def check_state(record: Standing, today: date) -> CheckState:
    """How fresh *record* is *today*."""
    due = due_day(record)
    if record.checked is None or due is None:
        never = (
            say("Not yet checked")
            if isinstance(record, Service)
            else say("Not yet checked with the people named")
        )
        return CheckState(never, False, never)
    on = record.checked.on
    since = say("Not checked since %(day)s", day=day_in_words(on))
    fresh = say("Checked %(ago)s, on %(day)s", ago=ago_in_words(on, today), day=day_in_words(on))
    overdue = due < today
    return CheckState(
        since if overdue else fresh,
        overdue,
        since if overdue else say("Checked %(day)s", day=day_in_words(on)),
        since,
        on.isoformat(),
        due.isoformat(),
    )


def provenance(record: Standing, state: CheckState) -> Provenance:
    """The sources and doubts of *record*; the notice only while nobody has checked it."""
    notice = "" if record.checked else _notice(record)
    return Provenance(state, notice, record.doubts, tuple(map(source_view, record.sources)))


def _notice(record: Standing) -> str:
    newest, is_service = newest_date(record.sources), isinstance(record, Service)
    live = any(source.live for source in record.sources)
    if live and newest:
        pages = say("From public pages (the newest: %(newest)s).", newest=newest)
    elif live:
        pages = say("From public pages without a date.")
    elif is_service:
        undated = say("undated")
        pages = say("From a stored copy of a public page (%(newest)s).", newest=newest or undated)
    elif newest:
        pages = say("From stored copies of public pages (the newest: %(newest)s).", newest=newest)
    else:
        pages = say("From stored copies of public pages without a date.")
    if not is_service:
        asked = say("We have not asked anyone named here.")
    elif live:
        asked = say("We have not asked the service.")
    else:
        asked = say("We have not seen the live page or asked the service.")
    return joined(" ", (pages, asked))


def source_view(source: Source) -> SourceView:
    """A source as readers see it."""
    name = source.publisher or source.title or host(source.url)
    if source.publisher and source.title:
        name = f"{source.publisher}, “{source.title}”"
    date_words = (
        say("undated") if source.page_date == "undated" else when_in_words(source.page_date)
    )
    return SourceView(source.url if source.linked else "", name, source.says, date_words)


def newest_date(sources: Iterable[Source]) -> str:
    """The newest date that a source's page gives for itself, in words; '' if none does."""
    dated = [s.page_date for s in sources if s.page_date != "undated"]
    return when_in_words(max(dated, key=lambda d: d.split()[-1])) if dated else ""
