"""The councils that the program's tables of places know, by their codes."""

from __future__ import annotations

import re
from functools import cache

from generator.records.shipped import SHIPPED

_ROW = re.compile(rb",([EWS][0-9]{8})\r?\n")
#: Codes of counties: postcodes are known by their districts.
COUNTY = "E10"


@cache
def known_councils() -> frozenset[str]:
    """The codes in ``sectors.csv`` of the program. Empty when it has no such table."""
    try:
        raw = (SHIPPED / "directory/places/sectors.csv").read_bytes()
    except OSError:
        return frozenset()
    return frozenset(code.decode() for code in _ROW.findall(raw))


def is_unknown(code: str) -> bool:
    """True when *code* is of a form that the tables have, or a county's, and no council there has it."""
    known = known_councils()
    forms = {one[:3] for one in known} | ({COUNTY} if known else set())
    return code[:3] in forms and code not in known
