"""We say 'call', never 'ring', wherever a reader sees it.

One word for one thing; 'ring' is also what a phone does to wake a baby.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding

_RING = re.compile(
    r"(?<!a )(?<!the )(?<!wedding )(?<!teething )(?<!-)\b(?:ring|rings|ringing|rang|rung)\b(?![- ](?:road|fenced?|fencing|binder|pull|doughnut)\b)",
    re.IGNORECASE,
)
_CALL = {"ring": "call", "rings": "calls", "ringing": "calling", "rang": "called", "rung": "called"}
_QUIET = ("sources", "name", "also_called", "address", "relations")


def ring_not_call(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find 'ring' as a verb in published text."""
    for record, loc, text, match in passages(
        catalogue, (" ring", "rang", "rung", "(ring"), _RING, _QUIET
    ):
        write = _RING.sub(_call, text) if "\n" not in text else ""
        yield Finding(
            record.path,
            loc,
            "ring-not-call",
            f"{title_at(type(record), loc)}: Write '{_CALL[match[0].lower()]}' in place of '{match[0].lower()}'.",
            write,
        )


def _call(match: re.Match[str]) -> str:
    word = _CALL[match[0].lower()]
    return word.capitalize() if match[0][0].isupper() else word
