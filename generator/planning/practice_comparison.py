"""What two or three practice examples are compared by: the same rows for each, missing ones included.

A row is a question; a cell is what one example says to it, in lines. An example that says nothing says
'Not stated', in the same weight as what is stated: what is missing is half of a comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.planning.facts import count_fact, funding_lines, role_fact
from generator.planning.practice_completeness import ANSWERS, EMMIE, TIDIER, was_compared
from generator.planning.practice_library import (
    as_things_were,
    cost_band_in_words,
    example_url,
    review_in_words,
    where_in_words,
    written_in_words,
)
from generator.planning.practice_view import claim_in_words
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import listed, sentence, upper_first, when_in_words
from generator.records.practice import Evidence, PracticeExample

TAKEN_UP = "adapted-as"
NOT_STATED = "Not stated"
NOT_COMPARED = "Not yet compared with the checklist"

Take = Callable[[PracticeExample, ServiceWording], Iterable[str]]


@dataclass(frozen=True, slots=True)
class RowKind:
    """A question that every example is asked: *take* gives an example's answer in lines, none if it has none."""

    id: str
    heading: str
    take: Take


@dataclass(frozen=True, slots=True)
class RowsKind:
    """Rows that stand together below one heading; *note* is said above them."""

    id: str
    heading: str
    rows: tuple[RowKind, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One of the examples that are compared."""

    id: str
    url: str
    title: str
    then: str


@dataclass(frozen=True, slots=True)
class Row:
    """A question and each example's answer, in the order of the columns. No cell is empty."""

    heading: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows below one heading."""

    id: str
    heading: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Examples side by side."""

    heading: str
    columns: tuple[Column, ...]
    groups: tuple[Rows, ...]
    caution: str


def column(example: PracticeExample, words: ServiceWording) -> Column:
    """The head of an example's column."""
    return Column(
        example.id, example_url(example.id), example.title, as_things_were(example, words.today)
    )


def answers(example: PracticeExample, words: ServiceWording) -> Iterator[tuple[str, ...]]:
    """The cells of *example* in the order of all rows; none is empty."""
    for group in ROWS:
        for row in group.rows:
            yield tuple(row.take(example, words)) or (NOT_STATED,)


def comparison(
    examples: tuple[PracticeExample, ...], words: ServiceWording, caution: str
) -> ComparisonView:
    """Two or more *examples* side by side."""
    given = [list(answers(example, words)) for example in examples]
    at = 0
    groups = []
    for group in ROWS:
        rows = []
        for row in group.rows:
            rows.append(Row(row.heading, tuple(cells[at] for cells in given)))
            at += 1
        groups.append(Rows(group.id, group.heading, group.note, tuple(rows)))
    return ComparisonView(
        "Two examples side by side" if len(examples) == 2 else "Examples side by side",
        tuple(column(example, words) for example in examples),
        tuple(groups),
        caution,
    )


# -------------------------------------------------------------------------------- the answers


def _glance(field: str) -> Take:
    return lambda example, _: filter(None, (getattr(example.at_a_glance, field),))


def _what(example: PracticeExample, _: ServiceWording) -> Iterable[str]:
    """What they did, in a sentence; else the first lines of the account."""
    said = example.at_a_glance.what
    return (said,) if said else example.practice.approach


def _for_whom(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    yield f"Helps with: {words.labels('needs', example.needs)}."
    if example.audiences:
        yield f"Of use to: {words.labels('audiences', example.audiences)}."


def _when(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    if example.stages:
        yield words.labels("stages", example.stages)


def _who_refers(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    """Who refers, as a professional would say it."""
    how = example.practice
    terms = words.catalogue.terms.get("referral-routes", {})
    for route in how.who_refers:
        said = terms[route].professional_label if route in terms else None
        yield said or words.label("referral-routes", route)
    if how.who_refers_note:
        yield how.who_refers_note


def _thresholds(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    lead = {"yes": "Yes", "no": "No", "only-if": "Only if"}
    for rule in example.practice.rules:
        text = f"{lead[rule.value]}: {words.label('eligibility-rules', rule.rule)}"
        yield ". ".join(filter(None, (text, rule.condition, rule.note)))
    if example.practice.rules_note:
        yield example.practice.rules_note


def _dose(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    for dose in example.practice.dose:
        yield " ".join(
            filter(
                None, (sentence(f"{dose.what}: {dose.amount}"), dose.note and sentence(dose.note))
            )
        )


def _roles(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    for fact in map(role_fact, example.practice.roles):
        yield " ".join((sentence(fact.name), *fact.lines))


def _evidence(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    for item in example.evidence:
        yield " ".join(_claim(item, words))


def _claim(item: Evidence, words: ServiceWording) -> Iterator[str]:
    """A claim, how strong it is and whose evidence, in this order always."""
    whose = listed(words.label("evidence-fits", fit) for fit in item.fit)
    about = words.link(item.about) if item.about else None
    yield sentence(item.claim)
    yield f"How strong: {words.label('evidence-levels', item.level)}."
    yield f"Whose evidence: {whose}{f' ({about.text})' if about else ''}."
    if item.state not in ("reported", "published"):
        yield f"State: {words.label('result-states', item.state)}."
    if item.promised_for:
        yield f"Promised for {when_in_words(item.promised_for)}."
    if item.people:
        yield f"How many people: {item.people.removesuffix('.')}."
    if item.conflict:
        yield f"Another source says: {sentence(item.conflict)}"


def _numbers(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    """Each number with its date and what it is a share of; without a date it says so."""
    for count in example.achievements:
        fact = count_fact(count)
        dated = () if count.as_of else ("No date given.",)
        yield " ".join((sentence(f"{fact.name}: {fact.lines[0]}"), *fact.lines[1:], *dated))


def _lessons(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    names = {
        "enabler": "What helped",
        "barrier": "What got in the way",
        "risk": "A risk",
        "surprise": "A surprise",
    }
    for lesson in example.lessons:
        yield f"{names[lesson.kind]}: {lesson.text}{' (our reading)' if lesson.ours else ''}"


def _cost(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    if example.at_a_glance.cost:
        yield example.at_a_glance.cost
    if unit := example.costs.unit:
        limit = f"At most £{unit.upper_limit:,}." if unit.upper_limit is not None else None
        source = f"As the source puts it: {sentence(unit.as_written)}" if unit.as_written else None
        year = f"Prices of {unit.price_year}." if unit.price_year else None
        band = f"For each {unit.per}: {cost_band_in_words(example, words)}."
        yield " ".join(filter(None, (band, limit, source, year, unit.note and sentence(unit.note))))
    for line in funding_lines(example.costs.funding, words.catalogue.organisations):
        yield f"Funding: {line}"


def _depends_on(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    yield from (f"{upper_first(d.group)}: {d.text}" for d in example.costs.depends_on)


def _savings(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    for saving in example.savings:
        yield f"{sentence(saving.text)} {'Measured.' if saving.measured else 'Not measured.'}"


def _claims(field: str) -> Take:
    return lambda example, _: map(claim_in_words, getattr(example.replicate, field))


def _adopted_by(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    """Who took it up, and what they changed: what this record says, and what others say of it."""
    seen = set()
    for relation in example.relations:
        link = words.link(relation.to) if relation.type == TAKEN_UP else None
        if link:
            seen.add(link)
            changed = f"What they changed: {relation.changed}" if relation.changed else None
            parts = (link.text, relation.note, changed)
            yield " ".join(sentence(part) for part in parts if part)
    led_to = words.catalogue.terms.get("relation-types", {}).get("developed-from")
    for related in words.related(example):
        if led_to and related.words == led_to.reverse and related.link not in seen:
            yield " ".join(sentence(part) for part in (related.link.text, related.note) if part)


def _item(list_: str, field: str, example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    """What one item of a checklist was answered."""
    yield (
        ANSWERS[getattr(getattr(example, list_), field)] if was_compared(example) else NOT_COMPARED
    )


ROWS: tuple[RowsKind, ...] = (
    RowsKind("short", "In short", (
        RowKind("where", "Where", lambda e, words: filter(None, (where_in_words(e, words.catalogue),))),
        RowKind("stage", "How far along", lambda e, words: filter(
            None, (words.label("practice-stages", e.practice_stage), e.practice_stage_note))),
        RowKind("written", "Written", lambda e, _: filter(None, (written_in_words(e), e.written.note))),
        RowKind("check", "Our check", lambda e, words: (review_in_words(e, words),)),
    )),
    RowsKind("practice", "What they did", (
        RowKind("problem", "The problem", _glance("problem")),
        RowKind("what", "What was done", _what),
        RowKind("who-gains", "Who gains", _glance("who_gains")),
        RowKind("for-whom", "For whom", _for_whom),
        RowKind("when", "When in family life", _when),
        RowKind("who-refers", "Who refers", _who_refers),
        RowKind("thresholds", "Who it is and is not for", _thresholds),
        RowKind("dose", "How much", _dose),
        RowKind("roles", "Who did what", _roles),
    )),
    RowsKind("results", "What came of it", (
        RowKind("evidence", "Evidence", _evidence),
        RowKind("numbers", "Numbers so far", _numbers),
        RowKind("lessons", "Lessons", _lessons),
    ), "How strong evidence is does not say how big an effect was."),
    RowsKind("money", "Costs and savings", (
        RowKind("cost", "Cost", _cost),
        RowKind("depends-on", "What the cost depends on", _depends_on),
        RowKind("savings", "Possible savings, and whether measured", _savings),
    )),
    RowsKind("elsewhere", "Doing it elsewhere", (
        RowKind("must-have", "You need", _claims("must_have")),
        RowKind("can-change", "You can change", _claims("can_change")),
        RowKind("ask-first", "Ask before you start", _claims("ask_first")),
        RowKind("adopted-by", "Taken up by", _adopted_by),
        RowKind("watch-out", "Watch out for", _glance("watch_out")),
        RowKind("unknown", "What is not known", lambda e, _: e.gaps),
    )),
    RowsKind("tidier", "What the account holds: TIDieR", tuple(
        RowKind(f"tidier-{field}".replace("_", "-"), heading, partial(_item, "tidier", field))
        for field, heading in TIDIER.items()
    ), "The 12 things that others need to do it again. This says what the account holds, not how good the practice is."),
    RowsKind("emmie", "What the account holds: EMMIE", tuple(
        RowKind(f"emmie-{field}", heading, partial(_item, "emmie", field))
        for field, heading in EMMIE.items()
    ), "The 5 things that others need to judge it."),
)  # fmt: skip
