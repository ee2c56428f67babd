"""The sections of a practice example on money: what it cost, and what it may save."""

from __future__ import annotations

from collections.abc import Iterator

from generator.planning.facts import funding_lines
from generator.planning.practice_telling import Telling, plain
from generator.planning.practice_view import Block, Bullets, Caution, Facts, Named
from generator.planning.wording import lower_first, sentence
from generator.records.practice import UnitCost


def what_it_cost(telling: Telling) -> Iterator[Block]:
    """The funding, the cost for each person and what it depends on, and what we worked out."""
    costs = telling.example.costs
    organisations = telling.words.catalogue.organisations
    facts: list[Named] = []
    if costs.funding:
        lines = tuple(
            telling.said(line, grant.source)
            for grant in costs.funding
            for line in funding_lines((grant,), organisations)
        )
        facts.append(Named("Funding", lines))
    if costs.unit:
        facts.append(_unit(telling, costs.unit))
    if costs.main_drivers:
        drivers = (costs.main_drivers[0], *map(lower_first, costs.main_drivers[1:]))
        facts.append(Named("Main costs", (telling.said(", ".join(drivers), costs.source),)))
    if facts:
        yield Facts("", tuple(facts))
    if costs.depends_on:
        yield Facts(
            "What the cost depends on",
            tuple(Named(d.group, (telling.said(d.text, costs.source),)) for d in costs.depends_on),
        )
    if costs.derived:
        yield Facts(
            "Worked out by us, with care",
            tuple(
                Named(d.text, (plain(f"Working: {d.working}"), plain(f"Caution: {d.caution}")))
                for d in costs.derived
            ),
        )


def _unit(telling: Telling, unit: UnitCost) -> Named:
    limit = f"At most £{unit.upper_limit:,}" if unit.upper_limit is not None else None
    lines = [
        sentence(line)
        for line in (
            telling.words.label("cost-bands", unit.band),
            limit,
            f"As the source puts it: {unit.as_written}" if unit.as_written else None,
            f"Prices of {unit.price_year}" if unit.price_year else None,
            unit.note,
        )
        if line
    ]
    return Named(f"For each {unit.per}", (telling.said(" ".join(lines), unit.source),))


def possible_savings(telling: Telling) -> Iterator[Block]:
    """The savings that the source names, each with whether it was measured."""
    savings = telling.example.savings
    if not savings:
        return
    if not any(saving.measured for saving in savings):
        yield Caution("None of these was measured.", plain("The source names them as possible."))
    yield Bullets(
        "",
        tuple(
            telling.said(
                f"{sentence(saving.text)} {'Measured.' if saving.measured else 'Not measured.'}",
                saving.source,
            )
            for saving in savings
        ),
    )
