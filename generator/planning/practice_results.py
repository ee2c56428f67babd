"""The sections of a practice example that weigh it: results, evidence, costs and savings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.planning.facts import Fact, count_fact, funding_lines
from generator.planning.practice_view import Block
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import listed, lower_first, sentence, when_in_words
from generator.records.parts import Source
from generator.records.practice import Evidence, PracticeExample


def results_so_far(example: PracticeExample) -> Iterator[Block]:
    """What was counted, as a table."""
    if example.achievements:
        facts = [count_fact(c) for c in example.achievements]
        rows = tuple(
            (f.name, c.value, f"of {c.of}" if c.of else "", " ".join(f.lines[1:]))
            for f, c in zip(facts, example.achievements, strict=True)
        )
        yield Block(
            "table",
            "From referral to follow-up" if any(c.of for c in example.achievements) else "Counts",
            head=("What was counted", "Number", "Out of", "When, and notes"),
            rows=rows,
        )


def evidence_given(example: PracticeExample, words: ServiceWording) -> Iterator[Block]:
    """Each item of evidence, with how strong it is and whose it is."""
    if example.evidence:
        yield Block(
            "text",
            text="Each item says how strong it is, and whose evidence it is. Strength is not size of effect.",
        )
    for item in example.evidence:
        yield Block(
            "evidence",
            text=item.claim,
            facts=tuple(_evidence_facts(item, example.sources, words)),
        )


def _evidence_facts(
    item: Evidence, sources: tuple[Source, ...], words: ServiceWording
) -> Iterator[Fact]:
    term = words.catalogue.terms["evidence-levels"].get(item.level)
    yield Fact(
        "How strong",
        tuple(
            filter(
                None,
                (term.label if term else item.level, item.design, term.means if term else None),
            )
        ),
    )
    fits = listed(words.label("evidence-fits", f) for f in item.fit)
    about = words.link(item.about) if item.about else None
    yield Fact("Whose evidence", (f"{fits}{': ' + about.text if about else ''}",))
    named = (
        ("What was tested", item.intervention),
        ("Outcome", item.outcome),
        ("How many people", item.people),
    )
    yield from (Fact(name, (text,)) for name, text in named if text)
    if item.arms:
        yield Fact(
            "Groups compared",
            tuple(
                f"{a.name}: {a.percent + '%' if a.percent else 'not given'} of {a.n or 'a number not given'}"
                for a in item.arms
            ),
        )
    if item.measures:
        yield Fact(
            "Measures",
            tuple(
                " ".join(
                    filter(
                        None,
                        (
                            m.as_written,
                            f"({words.label('measures', m.id)})"
                            if m.id
                            else "(which scale is not certain)",
                            m.note,
                        ),
                    )
                )
                for m in item.measures
            ),
        )
    independent = {"yes": "Yes", "no": "No", "not-known": "Not known"}[item.independent]
    yield Fact("Independent", (independent,))
    state = [words.label("result-states", item.state)]
    state += [f"Promised for {when_in_words(item.promised_for)}"] if item.promised_for else []
    state += [f"Published {when_in_words(item.published)}"] if item.published else []
    yield Fact("State", (listed(state),) if len(state) == 1 else (". ".join(state) + ".",))
    if item.missing:
        yield Fact("Not given", (listed(item.missing),))
    yield from (
        Fact(name, (text,))
        for name, text in (
            ("Note", item.note),
            ("Reference", item.reference),
            ("Another source says", item.conflict),
        )
        if text
    )
    cited = [s for key in (item.source, item.conflict_source) if (s := cited_as(key, sources))]
    if cited:
        yield Fact("Source", (listed(cited),))


def what_it_cost(example: PracticeExample, words: ServiceWording) -> Iterator[Block]:
    """The funding, the cost of each unit and what it depends on."""
    costs = example.costs
    facts: list[Fact] = []
    if costs.funding:
        facts.append(
            Fact(
                "Funding",
                tuple(funding_lines(costs.funding, words.catalogue.organisations)),
            )
        )
    if unit := costs.unit:
        limit = f"At most £{unit.upper_limit:,}" if unit.upper_limit is not None else None
        lines = (
            words.label("cost-bands", unit.band),
            limit,
            f"As the source puts it: {unit.as_written}" if unit.as_written else None,
            f"Prices of {unit.price_year}" if unit.price_year else None,
            unit.note,
        )
        facts.append(Fact(f"For each {unit.per}", tuple(sentence(line) for line in lines if line)))
    if costs.main_drivers:
        facts.append(Fact("Main costs", (listed(costs.main_drivers),)))
    facts += [Fact(f"Depends on: {lower_first(d.group)}", (d.text,)) for d in costs.depends_on]
    if facts:
        yield Block("facts", facts=tuple(facts))
    if costs.derived:
        yield Block(
            "facts",
            "Worked out by us",
            facts=tuple(
                Fact(d.text, (f"Working: {d.working}", f"Caution: {d.caution}"))
                for d in costs.derived
            ),
        )


def possible_savings(example: PracticeExample) -> Iterator[Block]:
    """The savings that the source names, each with whether it was measured."""
    if example.savings:
        if not any(s.measured for s in example.savings):
            yield Block(
                "doubt",
                heading="None of these was measured.",
                text="The source names them as possible.",
            )
        yield Block(
            "list",
            items=tuple(
                f"{sentence(s.text)} {'Measured.' if s.measured else 'Not measured.'}"
                for s in example.savings
            ),
        )


def cited_as(key: str | None, sources: Iterable[Source]) -> str:
    """How a source is named where it is cited."""
    for source in sources:
        if key and source.id == key:
            return source.publisher or source.title or source.url
    return ""
