"""Words that say that a place must stay hidden, and words that tell a place. Said once, for checks and imports.

They cannot know every such place. Where they err, it is on the side of saying nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: A place with one of these in its name is where people hide: "Refuge", "Women's Aid" in any spelling.
REFUGE = re.compile(
    r"refuges?(?!e)|wom[ae]n['\u2018\u2019`]?s['\u2018\u2019`]?[ -]?(?:aid\b|shelters?\b)|\bsafe[ -]?(?:house|accommodation)",
    re.IGNORECASE,
)
#: Someone may be looking for the people who go to a service that speaks of these.
_SOUGHT = re.compile(
    REFUGE.pattern
    + r"|\b(?:abuse[drs]?|abusive|violen(?:ce|t)|rape|sexual(?:ly)? assault(?:ed|s)?|coercive|stalk(?:ing|ed)|trafficked|trafficking"
    r"|modern slavery|forced marriage|hono(?:u)?r[ -]based)\b|\b(?:idva|isva|sarc)s?\b",
    re.IGNORECASE,
)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b", re.IGNORECASE)
STREET = re.compile(
    r"\b(?:[A-Z][\w']+|\d+[a-z]?) (?:Street|Road|Rd|Lane|Avenue|Terrace|Crescent|Drive|Gardens|Grove|Row|Mews|Parade)\b"
    r"|\b\d+[a-z]? [A-Z][\w']+ (?:St|Close|Way|Place|Square|Court|Hill|Walk|View|Rise|Green)\b"
    r"|\b\d+[a-z]? The [A-Z][\w']+"
)
BUILDING = re.compile(r"\b[A-Z][\w']+ (?:House|Lodge|Court|Building)\b")
_STREET_IN_ANY_CASE = re.compile(STREET.pattern, re.IGNORECASE)


def speaks_of_abuse(texts: Iterable[str]) -> bool:
    """True when one of *texts* says that someone may be looking for the people who go there."""
    return any(_SOUGHT.search(text) for text in texts)


def tells_place(text: str) -> bool:
    """True when *text* has what looks like a postcode, a street in any case, or a building."""
    return any(pattern.search(text) for pattern in (POSTCODE, _STREET_IN_ANY_CASE, BUILDING))
