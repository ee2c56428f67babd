"""Where the facts of a record come from, and when someone last checked them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.checking.dates import months_after
from generator.checking.review_cycle import review_months
from generator.planning.ways import host
from generator.planning.wording import day_in_words, when_in_words
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
    """When a record was last checked, in words, and whether that is too long ago."""

    words: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the facts of a record come from, and how fresh they are."""

    state: CheckState
    notice: str
    doubts: tuple[str, ...]
    sources: tuple[SourceView, ...]


def check_state(record: Standing, today: date) -> CheckState:
    """How fresh *record* is *today*."""
    if record.checked is None:
        return (
            CheckState("Not yet checked with the people named", False)
            if not isinstance(record, Service)
            else CheckState("Not yet checked", False)
        )
    due = months_after(record.checked.on, review_months(record))
    when = day_in_words(record.checked.on)
    words = f"Not checked since {when}" if due < today else f"Checked {when}"
    return CheckState(words, due < today)


def provenance(record: Standing, state: CheckState) -> Provenance:
    """The sources and doubts of *record*; the notice only while nobody has checked it."""
    notice = "" if record.checked else _notice(record)
    return Provenance(state, notice, record.doubts, tuple(map(source_view, record.sources)))


def _notice(record: Standing) -> str:
    newest = newest_date(record.sources)
    if isinstance(record, Service):
        if any(source.live for source in record.sources):
            return f"From public pages (the newest: {newest}). We have not asked the service."
        return f"From a stored copy of a public page ({newest}). We have not seen the live page or asked the service."
    copies = "" if any(source.live for source in record.sources) else "stored copies of "
    return f"From {copies}public pages (the newest: {newest}). We have not asked anyone named here."


def source_view(source: Source) -> SourceView:
    """A source as readers see it."""
    name = source.publisher or source.title or host(source.url)
    if source.publisher and source.title:
        name = f"{source.publisher}, “{source.title}”"
    date_words = "undated" if source.page_date == "undated" else when_in_words(source.page_date)
    return SourceView(source.url if source.linked else "", name, source.says, date_words)


def newest_date(sources: Iterable[Source]) -> str:
    """The newest date that a source's page gives for itself, in words; 'undated' if none does."""
    dated = [s.page_date for s in sources if s.page_date != "undated"]
    return when_in_words(max(dated, key=lambda d: d.split()[-1])) if dated else "undated"
