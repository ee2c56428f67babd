"""What two or three practice examples are compared by: the same rows for each, missing ones included.

A row is a question; a cell is what one example says to it, in lines. An example that says nothing says
'Not stated', in the same weight as what is stated: what is missing is half of a comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.language.said import joined, say
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
NOT_STATED = say("Not stated")
NOT_COMPARED = say("Not yet compared with the checklist")

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
        say("Two examples side by side") if len(examples) == 2 else say("Examples side by side"),
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
    yield say("Helps with: %(needs)s.", needs=words.labels("needs", example.needs))
    if example.audiences:
        yield say("Of use to: %(whom)s.", whom=words.labels("audiences", example.audiences))


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
    lead = {"yes": say("Yes"), "no": say("No"), "only-if": say("Only if")}
    for rule in example.practice.rules:
        text = joined(": ", (lead[rule.value], words.label("eligibility-rules", rule.rule)))
        yield joined(". ", filter(None, (text, rule.condition, rule.note)))
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
        yield joined(" ", (sentence(fact.name), *fact.lines))


def _evidence(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    for item in example.evidence:
        yield joined(" ", _claim(item, words))


def _claim(item: Evidence, words: ServiceWording) -> Iterator[str]:
    """A claim, how strong it is and whose evidence, in this order always."""
    whose = listed(words.label("evidence-fits", fit) for fit in item.fit)
    about = words.link(item.about) if item.about else None
    yield sentence(item.claim)
    yield say("How strong: %(level)s.", level=words.label("evidence-levels", item.level))
    yield say(
        "Whose evidence: %(whose)s.", whose=joined("", (whose, f" ({about.text})" if about else ""))
    )
    if item.state not in ("reported", "published"):
        yield say("State: %(state)s.", state=words.label("result-states", item.state))
    if item.promised_for:
        yield say("Promised for %(when)s.", when=when_in_words(item.promised_for))
    if item.people:
        yield say("How many people: %(people)s.", people=item.people.removesuffix("."))
    if item.conflict:
        yield say("Another source says: %(words)s", words=sentence(item.conflict))


def _numbers(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    """Each number with its date and what it is a share of; without a date it says so."""
    for count in example.achievements:
        fact = count_fact(count)
        dated = () if count.as_of else (say("No date given."),)
        yield joined(
            " ", (sentence(joined(": ", (fact.name, fact.lines[0]))), *fact.lines[1:], *dated)
        )


def _lessons(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    names = {
        "enabler": say("What helped"),
        "barrier": say("What got in the way"),
        "risk": say("A risk"),
        "surprise": say("A surprise"),
    }
    for lesson in example.lessons:
        text = say("%(text)s (our reading)", text=lesson.text) if lesson.ours else lesson.text
        yield joined(": ", (names[lesson.kind], text))


def _cost(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    if example.at_a_glance.cost:
        yield example.at_a_glance.cost
    if unit := example.costs.unit:
        most = unit.upper_limit
        parts = (
            say(
                "For each %(unit)s: %(cost)s.",
                unit=unit.per,
                cost=cost_band_in_words(example, words),
            ),
            say("At most %(amount)s.", amount=f"£{most:,}") if most is not None else "",
            say("As the source puts it: %(words)s", words=sentence(unit.as_written))
            if unit.as_written
            else "",
            say("Prices of %(year)s.", year=unit.price_year) if unit.price_year else "",
            sentence(unit.note) if unit.note else "",
        )
        yield joined(" ", parts)
    for line in funding_lines(example.costs.funding, words.catalogue.organisations):
        yield say("Funding: %(line)s", line=line)


def _depends_on(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    yield from (f"{upper_first(d.group)}: {d.text}" for d in example.costs.depends_on)


def _savings(example: PracticeExample, _: ServiceWording) -> Iterator[str]:
    for saving in example.savings:
        measured = say("Measured.") if saving.measured else say("Not measured.")
        yield joined(" ", (sentence(saving.text), measured))


def _claims(field: str) -> Take:
    return lambda example, _: map(claim_in_words, getattr(example.replicate, field))


def _adopted_by(example: PracticeExample, words: ServiceWording) -> Iterator[str]:
    """Who took it up, and what they changed: what this record says, and what others say of it."""
    seen = set()
    for relation in example.relations:
        link = words.link(relation.to) if relation.type == TAKEN_UP else None
        if link:
            seen.add(link)
            changed = (
                say("What they changed: %(changed)s", changed=relation.changed)
                if relation.changed
                else None
            )
            parts = (link.text, relation.note, changed)
            yield joined(" ", (sentence(part) for part in parts if part))
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
    RowsKind("short", say("In short"), (
        RowKind("where", say("Where"), lambda e, words: filter(None, (where_in_words(e, words.catalogue),))),
        RowKind("stage", say("How far along"), lambda e, words: filter(
            None, (words.label("practice-stages", e.practice_stage), e.practice_stage_note))),
        RowKind("written", say("Written"), lambda e, _: filter(None, (written_in_words(e), e.written.note))),
        RowKind("check", say("Our check"), lambda e, words: (review_in_words(e, words),)),
    )),
    RowsKind("practice", say("What they did"), (
        RowKind("problem", say("The problem"), _glance("problem")),
        RowKind("what", say("What was done"), _what),
        RowKind("who-gains", say("Who gains"), _glance("who_gains")),
        RowKind("for-whom", say("For whom"), _for_whom),
        RowKind("when", say("When in family life"), _when),
        RowKind("who-refers", say("Who refers"), _who_refers),
        RowKind("thresholds", say("Who it is and is not for"), _thresholds),
        RowKind("dose", say("How much"), _dose),
        RowKind("roles", say("Who did what"), _roles),
    )),
    RowsKind("results", say("What came of it"), (
        RowKind("evidence", say("Evidence"), _evidence),
        RowKind("numbers", say("Numbers so far"), _numbers),
        RowKind("lessons", say("Lessons"), _lessons),
    ), say("How strong evidence is does not say how big an effect was.")),
    RowsKind("money", say("Costs and savings"), (
        RowKind("cost", say("Cost"), _cost),
        RowKind("depends-on", say("What the cost depends on"), _depends_on),
        RowKind("savings", say("Possible savings, and whether measured"), _savings),
    )),
    RowsKind("elsewhere", say("Doing it elsewhere"), (
        RowKind("must-have", say("You need"), _claims("must_have")),
        RowKind("can-change", say("You can change"), _claims("can_change")),
        RowKind("ask-first", say("Ask before you start"), _claims("ask_first")),
        RowKind("adopted-by", say("Taken up by"), _adopted_by),
        RowKind("watch-out", say("Watch out for"), _glance("watch_out")),
        RowKind("unknown", say("What is not known"), lambda e, _: e.gaps),
    )),
    RowsKind("tidier", say("What the account holds: TIDieR"), tuple(
        RowKind(f"tidier-{field}".replace("_", "-"), heading, partial(_item, "tidier", field))
        for field, heading in TIDIER.items()
    ), say("The 12 things that others need to do it again. This says what the account holds, not how good the practice is.")),
    RowsKind("emmie", say("What the account holds: EMMIE"), tuple(
        RowKind(f"emmie-{field}", heading, partial(_item, "emmie", field))
        for field, heading in EMMIE.items()
    ), say("The 5 things that others need to judge it.")),
)  # fmt: skip
