"""Text must name the date: 'last year' or 'now open' goes out of date without anyone noticing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.organisation import Organisation
from generator.records.problem import Finding
from generator.records.service import Service

_SPANS = "year|month|week|spring|summer|autumn|winter"
_CHANGES = (
    "opened|launched|moved|changed|started|closed|added|began|expanded|joined|merged|renamed|introduced|set up|won|"
    "announced|published|updated|became"
)
_RUNS = "open|closed|called|runs?|run by|part of|offers?|known|covers?|based|available|includes?|taking|provided|meets?|moved"
_ALWAYS = re.compile(
    r"(?<!['\"‘“])\b(?:currently|nowadays|at the moment|at present|these days|brand[- ]new|upcoming"
    rf"|this (?:{_SPANS})|(?<!the )(?:last|next) (?:{_SPANS})"
    rf"|recently (?:{_CHANGES})|now (?:{_RUNS})|(?:is|are|has|have) now"
    r"|(?:opening|coming|starting|closing|launching|reopening|moving) soon|soon (?:open|start|launch|close|move))\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:a|our|this|its|their) new (?:service|project|team|centre|hub|website|programme|scheme|helpline|charity|app|"
    r"pathway|clinic|unit|building|name|number)\b",
    re.IGNORECASE,
)
_HINTS = ("currently", "recently", " now", "soon", "at the moment", "at present", "these days", "brand", "upcoming", "this ", "last ", "next ")
_QUIET = ("sources", "also_called", "relations")


def relative_date_words(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find words that only mean something on the day they were written."""
    for record, loc, _, match in passages(catalogue, _HINTS, _ALWAYS, _QUIET):
        yield Finding(record.path, loc, "relative-date-words", f"Write the month and year in place of '{match[0].lower()}', or leave it out: it goes out of date.")
    for record, loc, _, match in passages(catalogue, (" new ",), _NEW, _QUIET):
        if isinstance(record, (Service, Organisation, Area)):
            yield Finding(record.path, loc, "relative-date-words", f"Leave out the word 'new' in '{match[0].lower()}': it goes out of date.")
