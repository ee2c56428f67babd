"""Text must name the date: 'last year' or 'now open' goes out of date without anyone noticing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages, with_words
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.organisation import Organisation
from generator.records.problem import Finding, Put
from generator.records.service import Service

_SPANS = "year|month|week|spring|summer|autumn|winter"
_RUNS = "open|closed|called|runs?|run by|part of|offers?|known|covers?|based|available|includes?|taking|provided|meets?|moved"
_ALWAYS = re.compile(
    r"(?<!['\"\u2018\u201c])\b(?:currently|nowadays|at the moment|at present|these days|brand[- ]new|upcoming"
    rf"|this (?:{_SPANS})|(?<!the )(?:last|next) (?:{_SPANS})"
    rf"|recently(?! given)|shortly(?! (?:after|before))|in (?:the near future|due course)|now (?:{_RUNS})|(?:is|are|has|have) now"
    r"|(?:opening|coming|starting|closing|launching|reopening|moving) soon|soon (?:open|start|launch|close|move))\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:a|our|this|its|their) new (?:service|project|team|centre|hub|website|programme|scheme|helpline|charity|app|"
    r"pathway|clinic|unit|building|name|number)\b",
    re.IGNORECASE,
)
_HINTS = (
    "currently",
    "recently",
    "shortly",
    "in the near future",
    "in due course",
    " now",
    "soon",
    "at the moment",
    "at present",
    "these days",
    "brand",
    "upcoming",
    "this ",
    "last ",
    "next ",
)
_QUIET = ("sources", "also_called", "relations")


def relative_date_words(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find words that only mean something on the day they were written."""
    for record, loc, text, match in passages(catalogue, _HINTS, _ALWAYS, _QUIET):
        sentence = f"{title_at(type(record), loc)}: Write the month and year in place of '{match[0].lower()}', or leave it out: it goes out of date."
        write = _without(
            text, match, r"\b(?:now|currently|nowadays|at the moment|at present|these days) ?"
        )
        yield Finding(
            record.path,
            loc,
            "relative-date-words",
            sentence,
            write,
            fill=(Put(_dated(text, match)),),
        )
    for record, loc, text, match in passages(catalogue, (" new ",), _NEW, _QUIET):
        if isinstance(record, Service | Organisation | Area):
            sentence = f"{title_at(type(record), loc)}: Leave out the word 'new' in '{match[0].lower()}': it goes out of date."
            yield Finding(
                record.path, loc, "relative-date-words", sentence, _without(text, match, r"\bnew ")
            )


def _dated(text: str, match: re.Match[str]) -> str:
    """*text* with the open month and year in place of the words that go out of date."""
    before, after = text[: match.start()], text[match.end() :]
    if match[0].lower() in ("recently", "shortly") and (rest := re.match(r" ?([^.;!?]+)", after)):
        return with_words(text, match, "").replace(f"{before}{rest[0]}", f"{before}{rest[1]} in …")
    is_led = before.rstrip().lower().endswith((" in", " since", " by"))
    return with_words(text, match, "…" if is_led else "in …")


def _without(text: str, match: re.Match[str], words: str) -> str:
    """*text* with the *words* taken out of the *match*; '' when they are not all that is wrong or it has many lines."""
    if "\n" in text or match.start() == 0:
        return ""
    shorter = re.sub(words, "", match[0], flags=re.IGNORECASE)
    return (
        ""
        if shorter == match[0]
        else re.sub(
            " +([.,;]|$)",
            r"\1",
            f"{text[: match.start()]}{shorter}{text[match.end() :]}".replace("  ", " "),
        )
    )
