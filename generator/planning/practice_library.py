"""The library of practice examples of one site: its order, its choices, and each example's card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.language.said import joined, say
from generator.planning.editorial import editorial_view
from generator.planning.facet_terms import FacetTerm
from generator.planning.facts import Fact
from generator.planning.practice_dates import age_note, latest_day
from generator.planning.practice_facets import PRACTICE_FACETS, in_hand
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import listed, loose_date, lower_first
from generator.records.catalogue import Catalogue
from generator.records.practice import Evidence, PracticeExample

NO_RECOMMENDATION = say(
    "Showing an example is not a recommendation. We give no overall score and no stars."
)
"""Said wherever examples are listed or compared."""
THIS_PRACTICE_HERE = "this-practice-here"


@dataclass(frozen=True, slots=True)
class ExampleCard:
    """One example in a list: *then* says that it tells how things were; the facts say the rest."""

    id: str
    url: str
    title: str
    teaser: str
    then: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Library:
    """The examples of one site in order: those from its area first, then by title.

    *here* counts those from the area. *terms* are the choices of each facet that have an example;
    *by_term* has the positions under each, narrower terms included.
    """

    examples: tuple[PracticeExample, ...]
    here: int
    terms: Mapping[str, tuple[FacetTerm, ...]]
    by_term: Mapping[tuple[str, str], tuple[int, ...]]

    def terms_at(self, position: int) -> Mapping[str, list[str]]:
        """The choices under which the example at *position* is found, by facet."""
        return self._terms_of[position]

    @cached_property
    def _terms_of(self) -> tuple[dict[str, list[str]], ...]:
        found: tuple[dict[str, list[str]], ...] = tuple({} for _ in self.examples)
        for (facet, term), positions in self.by_term.items():
            for position in positions:
                found[position].setdefault(facet, []).append(term)
        return found


def library_of(
    catalogue: Catalogue, examples: Iterable[PracticeExample], local: frozenset[str]
) -> Library:
    """Put published *examples* in order, and under their choices; *local* are ids of those from here.

    The order is neutral on purpose: the title's letters say nothing about how good an example is.
    Archived examples stand last, wherever they are from.
    """
    examples = tuple(examples)
    near = local - {e.id for e in examples if is_archived(e)}
    ordered = tuple(
        sorted(examples, key=lambda e: (e.id not in near, is_archived(e), e.title.lower(), e.id))
    )
    terms: dict[str, tuple[FacetTerm, ...]] = {}
    by_term: dict[tuple[str, str], tuple[int, ...]] = {}
    for facet in PRACTICE_FACETS:
        given: dict[str, list[int]] = {}
        for position, example in enumerate(ordered):
            for id_ in facet.take(example, catalogue):
                given.setdefault(id_, []).append(position)
        found = []
        for term in facet.make_terms(catalogue, ordered):
            positions = sorted({p for id_ in term.within for p in given.get(id_, ())})
            if positions:
                found.append(term)
                by_term[facet.id, term.id] = tuple(positions)
        terms[facet.id] = tuple(found)
    return Library(ordered, sum(e.id in near for e in ordered), terms, by_term)


# ---------------------------------------------------------------------------------- the card


def is_archived(example: PracticeExample) -> bool:
    """True when nobody looks after its page any more."""
    return example.review_level == "archived"


def example_url(id_: str) -> str:
    """The address of an example's page in a site."""
    return f"practice/{id_}/index.html"


def example_card(example: PracticeExample, words: ServiceWording) -> ExampleCard:
    """The card of *example*: what it is, and what must be known before it is opened."""
    facts = (
        Fact(say("Where"), (where_in_words(example, words.catalogue),)),
        Fact(say("How far along"), (words.label("practice-stages", example.practice_stage),)),
        Fact(say("Strongest evidence"), tuple(strongest_evidence(example, words))),
        Fact(say("Cost for each person"), (cost_band_in_words(example, words),)),
        Fact(say("Written"), (written_in_words(example),)),
        Fact(say("Our check"), (review_in_words(example, words),)),
    )
    return ExampleCard(
        example.id,
        example_url(example.id),
        example.title,
        example.teaser or example.strapline,
        as_things_were(example, words.today),
        facts,
    )


def where_in_words(example: PracticeExample, catalogue: Catalogue) -> str:
    """The areas that it is from, by name."""
    return listed(catalogue.areas[a].name for a in example.areas if a in catalogue.areas)


def cost_band_in_words(example: PracticeExample, words: ServiceWording) -> str:
    """The band of the cost for each person, with the source's own figure; 'Not stated' when no source gives one."""
    unit = example.costs.unit
    if not unit:
        return say("Not stated")
    band = words.label("cost-bands", unit.band)
    return joined("", (band, f" ({unit.as_written})")) if unit.as_written else band


def written_in_words(example: PracticeExample) -> str:
    """When the account was written, and that the date is ours when we worked it out."""
    said = loose_date(example.written.on)
    return say("%(when)s (worked out by us)", when=said) if example.written.ours else said


def as_things_were(example: PracticeExample, today: date) -> str:
    """That the example tells how things were, when it has ended or is old; else nothing."""
    if not age_note(example, today):
        return ""
    then = say("As things were. Written %(when)s.", when=loose_date(example.written.on))
    ended = say("The practice has ended.") if example.practice_stage == "ended" else ""
    return joined(" ", (then, ended))


def review_in_words(example: PracticeExample, words: ServiceWording) -> str:
    """How far the editors have checked it, and whether it is due again or archived."""
    return editorial_view(example, words).words


def strongest_evidence(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    """The strongest evidence that can be read, always with whose it is.

    When that is not this practice in this place, the strongest of this practice in this place follows.
    """
    found = in_hand(example)
    if not found:
        yield say("No evidence given")
        return
    best = _strongest(found, words)
    yield _in_words(best, words)
    if THIS_PRACTICE_HERE not in best.fit:
        here = [item for item in found if THIS_PRACTICE_HERE in item.fit]
        label = words.label("evidence-fits", THIS_PRACTICE_HERE)
        if here:
            level = words.label("evidence-levels", _strongest(here, words).level)
            yield f"{label}: {lower_first(level)}"
        else:
            yield say("%(whose)s: no evidence given", whose=label)


def _strongest(found: Iterable[Evidence], words: ServiceWording) -> Evidence:
    """The item of the highest level; of two such, the one that is nearest to this practice here."""
    levels = words.catalogue.terms.get("evidence-levels", {})
    fits = list(words.catalogue.terms.get("evidence-fits", {}))

    def order(item: Evidence) -> tuple[int, int]:
        rank = (levels[item.level].rank if item.level in levels else None) or 0
        return -rank, min((fits.index(f) for f in item.fit if f in fits), default=len(fits))

    return min(found, key=order)


def _in_words(item: Evidence, words: ServiceWording) -> str:
    """'Compared (an earlier version of this model). Another source differs'."""
    level = words.label("evidence-levels", item.level)
    whose = listed(lower_first(words.label("evidence-fits", fit)) for fit in item.fit)
    differs = item.conflict or item.state == "contradicted"
    return joined(
        "",
        (
            level,
            " (",
            whose,
            ")",
            ". " if differs else "",
            say("Another source differs") if differs else "",
        ),
    )


def latest_first(example: PracticeExample) -> tuple[str, str]:
    """A key by which the newest account stands first when sorted in reverse; undated ones stand last."""
    day = latest_day(example.written.on)
    return (day.isoformat() if day else "", example.id)
