"""The sections of a practice example that weigh it: what was counted, and what is claimed to follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.language.said import say
from generator.planning.practice_dates import is_overdue, moment_in_words, span
from generator.planning.practice_drawing import BarsDrawing, bars, percent
from generator.planning.practice_telling import Telling, plain, sentences
from generator.planning.practice_view import (
    Block,
    Conflict,
    CountRow,
    Counts,
    EvidenceView,
    Named,
    Paragraph,
    Said,
)
from generator.planning.wording import listed, sentence, upper_first, when_in_words
from generator.records.parts import Count
from generator.records.practice import Arm, Evidence, Measure

STRENGTH_IS_NOT_SIZE = say(
    "Each claim says how strong the evidence is, and whose evidence it is. "
    "Strong evidence can show a small effect, or none."
)

_LEADING_NUMBER = re.compile(r"(\d[\d,]*)(?![\d.,]*%)(?:\s|$)")


def results_so_far(telling: Telling) -> Iterator[Block]:
    """What was counted, as a table; counts that are each a share of the one before are drawn, too."""
    counts = telling.example.achievements
    if not counts:
        return
    dates = {c.as_of for c in counts}
    shared = dates.pop() if len(dates) == 1 else None
    yield Counts(
        _funnel(counts),
        sentence(
            say("When: %(when)s", when=_as_of(shared))
            if shared
            else say("Each number with its own date")
        ),
        tuple(
            CountRow(
                telling.said(upper_first(c.measure), c.source),
                sentences(
                    None if shared or not c.as_of else upper_first(_as_of(c.as_of)),
                    c.note,
                    say("Worked out by us: %(working)s", working=c.working) if c.working else None,
                ),
                c.value,
                c.of or "",
            )
            for c in counts
        ),
    )


def _as_of(when: str) -> str:
    """'as of April 2012'; words that name no year stand as they are."""
    return say("as of %(when)s", when=moment_in_words(when)) if span(when) else when


def _funnel(counts: Sequence[Count]) -> BarsDrawing | None:
    """The longest chain of counts from the first, each a share of the one before it."""
    for start, first in enumerate(counts):
        chain = [first]
        for count in counts[start + 1 :]:
            if _number(count.value) is not None and _number(count.of) == _number(chain[-1].value):
                chain.append(count)
        most = _number(first.value)
        if most and not first.of and len(chain) > 1:
            rows = [
                (
                    upper_first(c.measure),
                    float(_number(c.value) or 0),
                    c.value if c is first else f"{c.value} of {_number(c.of):,}",
                )
                for c in chain
            ]
            return bars(
                say(
                    "From %(first)s to %(last)s, step by step",
                    first=f"{most:,}",
                    last=f"{_number(chain[-1].value):,}",
                ),
                rows,
                most,
            )
    return None


def _number(text: str | None) -> int | None:
    """The whole number that *text* begins with; None for a percentage or words."""
    found = _LEADING_NUMBER.match(text or "")
    return int(found[1].replace(",", "")) if found else None


def evidence_given(telling: Telling) -> Iterator[Block]:
    """Each item of evidence, with how strong it is and whose it is."""
    if telling.example.evidence:
        yield Paragraph(plain(STRENGTH_IS_NOT_SIZE))
    for item in telling.example.evidence:
        yield _evidence(telling, item)


def _evidence(telling: Telling, item: Evidence) -> EvidenceView:
    words = telling.words
    overdue = is_overdue(item, words.today)
    level, level_means = telling.term("evidence-levels", item.level)
    state, state_means = telling.term("result-states", "overdue" if overdue else item.state)
    claim = telling.said(item.claim, item.source, *item.more_sources)
    return EvidenceView(
        claim=claim,
        level=level,
        level_means=level_means,
        fit=listed(words.label("evidence-fits", fit) for fit in item.fit),
        about=words.link(item.about) if item.about else None,
        state=state,
        state_means=state_means,
        is_overdue=overdue,
        drawing=_arms(item.arms),
        facts=tuple(_evidence_facts(telling, item)),
        conflict=Conflict(claim, telling.said(item.conflict, item.conflict_source))
        if item.conflict
        else None,
    )


def _arms(arms: Sequence[Arm]) -> BarsDrawing | None:
    """Groups compared as bars; None unless each of two or more has a percentage."""
    rows = [
        (arm.name, number, f"{number:g}%")
        for arm in arms
        if (number := percent(arm.percent)) is not None
    ]
    if len(rows) < 2 or len(rows) < len(arms):
        return None
    return bars(
        say("Groups compared: %(groups)s", groups=listed(arm.name for arm in arms)), rows, 100
    )


def _evidence_facts(telling: Telling, item: Evidence) -> Iterator[Named]:
    named = (
        (say("How it was found out"), item.design),
        (say("What was tested"), item.intervention),
        (say("What was looked at"), item.outcome),
    )
    yield from (Named(name, (plain(text),)) for name, text in named if text)
    if item.arms:
        yield Named(say("Groups compared"), tuple(plain(_arm(arm)) for arm in item.arms))
    if item.people:
        yield Named(say("How many people"), (plain(item.people),))
    if item.measures:
        yield Named(say("Measured with"), tuple(_measure(telling, m) for m in item.measures))
    independent = {"yes": say("Yes"), "no": say("No"), "not-known": say("Not known")}[
        item.independent
    ]
    yield Named(say("Independent"), (plain(independent),))
    dates = (
        say("Promised for %(when)s", when=when_in_words(item.promised_for))
        if item.promised_for
        else None,
        say("Published %(when)s", when=when_in_words(item.published)) if item.published else None,
    )
    if any(dates):
        yield Named(say("Dates"), (plain(sentences(*dates)),))
    if item.missing:
        missing = [item.missing[0], *(text[:1].lower() + text[1:] for text in item.missing[1:])]
        yield Named(say("Not given"), (plain(", ".join(missing)),))
    yield from (
        Named(name, (plain(text),))
        for name, text in ((say("Note"), item.note), (say("Reference"), item.reference))
        if text
    )


def _arm(arm: Arm) -> str:
    number = percent(arm.percent)
    share = f"{number:g}%" if number is not None else arm.percent or say("share not given")
    return say(
        "%(group)s: %(share)s of %(number)s",
        group=arm.name,
        share=share,
        number=arm.n or say("a number not given"),
    )


def _measure(telling: Telling, measure: Measure) -> Said:
    """A measure as the source writes it, with the scale it stands for; initials of no known scale say so."""
    written = measure.as_written
    named: str = written
    if measure.id:
        label = telling.words.label("measures", measure.id)
        named = written if label.lower() == written.lower() else f"{written} ({label})"
    elif written in telling.ambiguous_initials:
        named = say("%(measure)s (which scale is not certain)", measure=written)
    return telling.said(sentences(named, measure.note), measure.source)
