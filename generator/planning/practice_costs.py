"""The sections of a practice example on money: what it cost, and what it may save."""

from __future__ import annotations

from collections.abc import Iterator

from generator.language.said import joined, say
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
        facts.append(Named(say("Funding"), lines))
    if costs.unit:
        facts.append(_unit(telling, costs.unit))
    if costs.main_drivers:
        drivers = (costs.main_drivers[0], *map(lower_first, costs.main_drivers[1:]))
        facts.append(Named(say("Main costs"), (telling.said(joined(", ", drivers), costs.source),)))
    if facts:
        yield Facts("", tuple(facts))
    if costs.depends_on:
        yield Facts(
            say("What the cost depends on"),
            tuple(Named(d.group, (telling.said(d.text, costs.source),)) for d in costs.depends_on),
        )
    if costs.derived:
        yield Facts(
            say("Worked out by us, with care"),
            tuple(
                Named(
                    d.text,
                    (
                        plain(say("Working: %(working)s", working=d.working)),
                        plain(say("Caution: %(caution)s", caution=d.caution)),
                    ),
                )
                for d in costs.derived
            ),
        )


def _unit(telling: Telling, unit: UnitCost) -> Named:
    limit = (
        say("At most %(amount)s", amount=f"£{unit.upper_limit:,}")
        if unit.upper_limit is not None
        else None
    )
    lines = [
        sentence(line)
        for line in (
            telling.words.label("cost-bands", unit.band),
            limit,
            say("As the source puts it: %(words)s", words=unit.as_written)
            if unit.as_written
            else None,
            say("Prices of %(year)s", year=unit.price_year) if unit.price_year else None,
            unit.note,
        )
        if line
    ]
    return Named(
        say("For each %(unit)s", unit=unit.per), (telling.said(joined(" ", lines), unit.source),)
    )


def possible_savings(telling: Telling) -> Iterator[Block]:
    """The savings that the source names, each with whether it was measured."""
    savings = telling.example.savings
    if not savings:
        return
    if not any(saving.measured for saving in savings):
        yield Caution(
            say("None of these was measured."), plain(say("The source names them as possible."))
        )
    yield Bullets(
        "",
        tuple(
            telling.said(
                joined(
                    " ",
                    (
                        sentence(saving.text),
                        say("Measured.") if saving.measured else say("Not measured."),
                    ),
                ),
                saving.source,
            )
            for saving in savings
        ),
    )
