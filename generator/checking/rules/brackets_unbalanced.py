"""A bracket that opens must close.

An odd bracket is mostly the edge of words that were lost in copying: a date, a number, half a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding

_ANY = re.compile(r"[()\[\]]")
#: 'a)' and '2)' number a list; ':)' is a smile. They open nothing.
_NO_BRACKETS = re.compile(r"(?:^|(?<=\s))\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)(?=\s)|[:;]-?[()]")
_CLOSES = {")": "(", "]": "["}


def brackets_unbalanced(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find texts with a bracket that has no partner."""
    for record, loc, text, _ in passages(catalogue, ("(", ")", "[", "]"), _ANY, ("sources",)):
        if odd := _odd(text):
            sentence = f"{title_at(type(record), loc)}: Add the bracket that is missing beside '{odd}', or what was lost with it."
            yield Finding(record.path, loc, "brackets-unbalanced", sentence)


def _odd(text: str) -> str:
    """The words at the first bracket of *text* without a partner; '' when all have one."""
    plain = _NO_BRACKETS.sub(lambda found: " " * len(found[0]), text)
    opened: list[int] = []
    for at, sign in enumerate(plain):
        if sign in "([":
            opened.append(at)
        elif sign in _CLOSES:
            if not opened or plain[opened[-1]] != _CLOSES[sign]:
                return text[max(0, at - 15) : at + 1].strip()
            opened.pop()
    return text[opened[0] : opened[0] + 15].strip() if opened else ""
