"""What a record says about who can use the service must agree with itself.

A reader who meets 'yes' and 'no' to the same question gives up or is turned away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.parts import Rule
from generator.records.problem import Finding, Loc, Put
from generator.records.vocabulary import Term

_CODE = "contradictory-eligibility"
_BIRTH_IN_WEEKS = 40
_A_YEAR = 52.0
#: Stages that the vocabulary gives no weeks or months for: start and end in weeks after birth.
_STAGES: dict[str, tuple[float, float]] = {
    "planning": (-1000.0, -40.0),
    "pregnancy": (-40.0, 0.0),
    "birth": (0.0, 0.0),
}


def contradictory_eligibility(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find rules answered twice in different ways, spans that end before they start, and not_for equal to who."""
    stages = catalogue.terms.get("stages", {})
    wrong: dict[tuple[str, str], bool] = {}
    for service in catalogue.services.values():
        for_ = service.for_
        if len({rule.rule for rule in for_.rules}) < len(for_.rules):
            yield from _answered_twice(service.path, ("for", "rules"), for_.rules)
        if for_.from_ and for_.until:
            span = for_.from_, for_.until
            if span not in wrong:
                start, end = _weeks(for_.from_, stages, 0), _weeks(for_.until, stages, 1)
                wrong[span] = start is not None and end is not None and start > end
            if wrong[span]:
                yield Finding(
                    service.path,
                    ("for", "until"),
                    _CODE,
                    "Until: Write a time after 'from'. It ends before it starts.",
                    fill=(Put("…"),),
                )
        if for_.who and for_.not_for and _plain(for_.who) == _plain(for_.not_for):
            yield Finding(
                service.path,
                ("for", "not_for"),
                _CODE,
                "Not for: Say who cannot use this service. It says the same as 'who'.",
                fill=(Put("…"),),
            )
    for example in catalogue.practices.values():
        if len(example.practice.rules) > 1:
            yield from _answered_twice(example.path, ("practice", "rules"), example.practice.rules)


def _answered_twice(path: str, above: Loc, rules: tuple[Rule, ...]) -> Iterator[Finding]:
    answers: dict[str, str] = {}
    for number, rule in enumerate(rules):
        if answers.setdefault(rule.rule, rule.value) != rule.value:
            sentence = f"Rules: Keep one answer to '{rule.rule}'. It stands here as {rule.value} and above as {answers[rule.rule]}."
            yield Finding(path, (*above, number, "value"), _CODE, sentence)


def _weeks(point: str, stages: Mapping[str, Term], end: int) -> float | None:
    """*point* in weeks after birth (before birth below 0): where it starts, or where it ends with *end* 1."""
    number, _, rest = point.partition(" ")
    if rest:
        unit, _, state = rest.partition(" ")
        weeks = int(number) * {"weeks": 1.0, "months": _A_YEAR / 12, "years": _A_YEAR}[unit]
        return weeks - _BIRTH_IN_WEEKS if state == "pregnant" else weeks
    term = stages.get(point)
    if term is None:
        return None
    week, month = (term.to_weeks, term.to_months) if end else (term.from_weeks, term.from_months)
    if week is not None:
        return float(week)
    if month is not None:
        return month * _A_YEAR / 12
    return _STAGES[point][end] if point in _STAGES else None


def _plain(text: str) -> str:
    return text.lower().strip(" .")
