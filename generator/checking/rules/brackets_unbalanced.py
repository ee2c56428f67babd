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
from generator.records.problem import Finding, Put

_ANY = re.compile(r"[()\[\]]")
#: 'a)' and '2)' number a list; ':)' is a smile. They open nothing.
_NO_BRACKETS = re.compile(r"(?:^|(?<=\s))\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})\)(?=\s)|[:;]-?[()]")
_CLOSES = {")": "(", "]": "["}


def brackets_unbalanced(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find texts with a bracket that has no partner."""
    for record, loc, text, _ in passages(catalogue, ("(", ")", "[", "]"), _ANY, ("sources",)):
        if odd := _odd(text):
            sentence = f"{title_at(type(record), loc)}: Add the bracket that is missing beside '{odd}', or what was lost with it."
            yield Finding(record.path, loc, "brackets-unbalanced", sentence, fill=_offers(text))


def _offers(text: str) -> tuple[Put, ...]:
    """*text* with a bracket that opens closed at its end, and with the odd bracket left out."""
    at = _where(text)
    if at is None or "\n" in text:
        return ()
    without = Put(re.sub(" {2,}", " ", text[:at] + text[at + 1 :]))
    end = len(text.rstrip().rstrip(".!?"))
    closes = {"(": ")", "[": "]"}.get(text[at])
    return (Put(f"{text[:end]}{closes}{text[end:]}"), without) if closes else (without,)


def _odd(text: str) -> str:
    """The words at the first bracket of *text* without a partner; '' when all have one."""
    at = _where(text)
    if at is None:
        return ""
    return (text[at : at + 15] if text[at] in "([" else text[max(0, at - 15) : at + 1]).strip()


def _where(text: str) -> int | None:
    """Where the first bracket of *text* without a partner stands."""
    plain = _NO_BRACKETS.sub(lambda found: " " * len(found[0]), text)
    opened: list[int] = []
    for at, sign in enumerate(plain):
        if sign in "([":
            opened.append(at)
        elif sign in _CLOSES:
            if not opened or plain[opened[-1]] != _CLOSES[sign]:
                return at
            opened.pop()
    return opened[0] if opened else None
