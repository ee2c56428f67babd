"""The facets by which practice examples are filtered, each said once, and an example's terms in each.

The pages of single choices, the filters on the page and the downloads all take their choices from
here. Facets of services are in :mod:`generator.planning.facets`; where both narrow by the same list
of the vocabulary, the terms come from the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from generator.language.said import joined, say
from generator.planning.facet_terms import FacetTerm, from_list
from generator.planning.wording import lower_first
from generator.records.catalogue import Catalogue
from generator.records.named_terms import NATIONAL_KINDS
from generator.records.practice import Evidence, PracticeExample

NOT_IN_HAND = frozenset({"promised", "overdue", "not-found"})
"""States of a result that nobody can read: it is no evidence yet."""
NO_EVIDENCE = "none"
NOT_STATED = "not-stated"


@dataclass(frozen=True, slots=True)
class PracticeFacet:
    """A way to narrow the list of examples.

    *folder* is its place below ``practice/``; *name* stands over its choices, *heading* on its own
    page. *take* gives the ids of one example's terms; *make_terms* all terms in order, broader ones
    included. *note* is said on the index page. *theirs* marks words of a publisher, not ours.
    """

    id: str
    folder: str
    name: str
    heading: str
    take: Callable[[PracticeExample, Catalogue], Collection[str]]
    make_terms: Callable[[Catalogue, Iterable[PracticeExample]], tuple[FacetTerm, ...]]
    note: str = ""
    theirs: bool = False


# ------------------------------------------------------------------- the publishers' own words


@dataclass(frozen=True, slots=True)
class PublishersTerm:
    """A theme or thread in its publisher's own words: *id* is ours, *label* is theirs."""

    id: str
    label: str
    publisher: str


def publishers_terms(
    example: PracticeExample, catalogue: Catalogue, kind: str
) -> Iterator[PublishersTerm]:
    """The themes or threads (*kind* is ``theme`` or ``thread``) under which its publisher filed an example.

    A label is looked up in the vocabulary among the terms whose ids begin with the publisher's id. One
    that is not there has no page: an address must not hang on words that may be corrected. Two
    publishers with one word keep one each.
    """
    original = example.original
    if original is None:
        return
    lead = f"{original.publisher}-{kind}-"
    listed = {
        term.label.lower(): term.id
        for term in catalogue.terms.get("publisher-threads", {}).values()
        if term.id.startswith(lead)
    }
    for label in original.themes if kind == "theme" else original.threads:
        if id_ := listed.get(label.lower()):
            yield PublishersTerm(id_, label, original.publisher)


def short_name(catalogue: Catalogue, organisation: str) -> str:
    """The shortest name that an organisation goes by: 'C4EO'."""
    found = catalogue.organisations.get(organisation)
    return min((found.name, *found.also_called), key=len) if found else organisation


def _both_names(catalogue: Catalogue, organisation: str) -> str:
    """'C4EO (Centre for Excellence and …)'; one name only when it goes by no other."""
    found = catalogue.organisations.get(organisation)
    short = short_name(catalogue, organisation)
    return f"{short} ({found.name})" if found and found.name != short else short


def _under(kind: str, label: str, publisher: str) -> str:
    if kind == "theme":
        return say(
            "“%(label)s”: examples under this theme of %(publisher)s",
            label=label,
            publisher=publisher,
        )
    return say(
        "“%(label)s”: examples under this thread of %(publisher)s", label=label, publisher=publisher
    )


def _is_one_of(kind: str, label: str, publisher: str) -> str:
    if kind == "theme":
        return say("“%(label)s” is a theme of %(publisher)s.", label=label, publisher=publisher)
    return say("“%(label)s” is a thread of %(publisher)s.", label=label, publisher=publisher)


def _theirs(kind: str) -> PracticeFacet:
    def make(catalogue: Catalogue, examples: Iterable[PracticeExample]) -> tuple[FacetTerm, ...]:
        found = {term.id: term for e in examples for term in publishers_terms(e, catalogue, kind)}
        means = catalogue.terms.get("publisher-threads", {})
        ordered = sorted(found.values(), key=lambda t: (t.publisher, t.label.lower(), t.id))
        return tuple(
            FacetTerm(
                term.id,
                f"{term.label} ({short_name(catalogue, term.publisher)})",
                _under(kind, term.label, short_name(catalogue, term.publisher)),
                order,
                (term.id,),
                joined(
                    " ",
                    (
                        _is_one_of(kind, term.label, _both_names(catalogue, term.publisher)),
                        say("The words are the publisher’s, not ours."),
                        (means[term.id].means or "") if term.id in means else "",
                    ),
                ),
            )
            for order, term in enumerate(ordered)
        )

    return PracticeFacet(
        kind,
        kind,
        say("Publisher’s own themes") if kind == "theme" else say("Publisher’s own threads"),
        say("Practice examples by their publisher’s own themes")
        if kind == "theme"
        else say("Practice examples by their publisher’s own threads"),
        lambda example, catalogue: [t.id for t in publishers_terms(example, catalogue, kind)],
        make,
        say(
            "Each publisher keeps its own words. Two publishers’ words are never merged, even when they look alike."
        ),
        theirs=True,
    )


# -------------------------------------------------------------------------------- evidence


def in_hand(example: PracticeExample) -> tuple[Evidence, ...]:
    """The evidence that can be read: not what is promised, overdue or not found."""
    return tuple(item for item in example.evidence if item.state not in NOT_IN_HAND)


def _evidence(example: PracticeExample, _: Catalogue) -> Collection[str]:
    """Level and fit together: a level alone would not say whose evidence it is."""
    pairs = dict.fromkeys(f"{item.level}-{fit}" for item in in_hand(example) for fit in item.fit)
    return list(pairs) or [NO_EVIDENCE]


def _evidence_terms(catalogue: Catalogue, _: Iterable[PracticeExample]) -> tuple[FacetTerm, ...]:
    levels = catalogue.terms.get("evidence-levels", {}).values()
    fits = catalogue.terms.get("evidence-fits", {}).values()
    pairs = [
        (f"{level.id}-{fit.id}", f"{level.label}: {lower_first(fit.label)}", level.means or "")
        for level in levels
        for fit in fits
    ]
    pairs.append(
        (NO_EVIDENCE, say("No evidence given"), say("No source that we read gives evidence."))
    )
    return tuple(
        FacetTerm(
            id_,
            label,
            say("Practice examples with evidence. %(label)s", label=label),
            order,
            (id_,),
            lead,
        )
        for order, (id_, label, lead) in enumerate(pairs)
    )


# ---------------------------------------------------------------------------------- places


def _areas(example: PracticeExample, catalogue: Catalogue) -> Collection[str]:
    """Where it was, and every wider area that takes that in; never a whole nation."""
    own = dict.fromkeys((*example.areas, *(site.area for site in example.sites)))
    all_of_them = dict.fromkeys(
        id_ for area in own for id_ in (area, *catalogue.ancestors(area)) if id_ in catalogue.areas
    )
    return [
        id_ for id_ in all_of_them if id_ in own or catalogue.areas[id_].kind not in NATIONAL_KINDS
    ]


def _area_terms(catalogue: Catalogue, _: Iterable[PracticeExample]) -> tuple[FacetTerm, ...]:
    areas = sorted(catalogue.areas.values(), key=lambda a: (a.name.lower(), a.id))
    return tuple(
        FacetTerm(
            a.id,
            a.name,
            say("Practice examples from %(area)s", area=a.in_name or a.name),
            order,
            (a.id,),
        )
        for order, a in enumerate(areas)
    )


# ------------------------------------------------------------------------------ the registry


def _list(
    name: str, heading: str
) -> Callable[[Catalogue, Iterable[PracticeExample]], tuple[FacetTerm, ...]]:
    def make(catalogue: Catalogue, _: Iterable[PracticeExample]) -> tuple[FacetTerm, ...]:
        means = catalogue.terms.get(name, {})
        return tuple(
            FacetTerm(
                term.id,
                term.label,
                joined(" ", (heading, lower_first(term.label))),
                term.order,
                term.within,
                (means[term.id].means or "") if term.id in means else "",
                gentle=term.gentle,
                urgent=term.urgent,
            )
            for term in from_list(catalogue, name)
        )

    return make


PRACTICE_FACETS: tuple[PracticeFacet, ...] = (
    PracticeFacet(
        "need", "need", say("Need"), say("Practice examples by need"),
        lambda example, _: example.needs, _list("needs", say("Practice examples:")),
    ),
    PracticeFacet(
        "stage", "stage", say("Stage of family life"), say("Practice examples by stage of family life"),
        lambda example, _: example.stages, _list("stages", say("Practice examples:")),
        note=say("Examples that name no stage are not counted."),
    ),
    PracticeFacet(
        "kind", "kind", say("Kind of support"), say("Practice examples by kind of support"),
        lambda example, _: example.kinds, _list("kinds", say("Practice examples:")),
        note=say("Examples that name no kind are not counted."),
    ),
    PracticeFacet(
        "area", "area", say("Area"), say("Practice examples by area"), _areas, _area_terms,
        note=say("An example counts for the place it is from and for the wider areas around it."),
    ),
    PracticeFacet(
        "evidence", "evidence", say("Evidence, and whose it is"),
        say("Practice examples by evidence, and whose it is"), _evidence, _evidence_terms,
        note=say("How strong, and whose evidence it is, always stand together. Strength is not size of effect, and neither is a score."),
    ),
    PracticeFacet(
        "cost", "cost", say("Cost for each person"), say("Practice examples by cost for each person"),
        lambda example, _: [example.costs.unit.band if example.costs.unit else NOT_STATED],
        _list("cost-bands", say("Practice examples. Cost for each person:")),
    ),
    PracticeFacet(
        "practice-stage", "practice-stage", say("How far along"), say("Practice examples by how far along they were"),
        lambda example, _: [example.practice_stage],
        _list("practice-stages", say("Practice examples. How far along:")),
    ),
    _theirs("theme"),
    _theirs("thread"),
)  # fmt: skip
