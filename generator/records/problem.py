"""Problems: what is wrong in a file, where, and what to write instead. Values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Loc = tuple[str | int, ...]
"""Where in a record: keys as the editor types them, and positions in lists counted from 0."""


class Level(StrEnum):
    """How much a problem matters. Only *check this* lets a build go on."""

    STOP = "stop"
    MUST = "must change"
    CHECK = "check this"


#: Codes that are not plain *must change*. STOP is for what could hurt someone.
LEVELS: dict[str, Level] = {
    "came-back": Level.STOP,
    "confidential-address": Level.STOP,
    "event-at-hidden-place": Level.STOP,
    "same-number-as-superseded": Level.STOP,
    "url-unsafe": Level.STOP,
    "ambiguous-frequency": Level.CHECK,
    "area-without-codes": Level.CHECK,
    "borrowed-number": Level.CHECK,
    "brackets-unbalanced": Level.CHECK,
    "claim-without-source": Level.CHECK,
    "comment-swallows-text": Level.CHECK,
    "contact-hidden": Level.CHECK,
    "folder-area": Level.CHECK,
    "hours-out-of-date": Level.CHECK,
    "identifiable-case": Level.CHECK,
    "long-sentence": Level.CHECK,
    "lost-link": Level.CHECK,
    "mobile-not-labelled": Level.CHECK,
    "overdue-check": Level.CHECK,
    "personal-data": Level.CHECK,
    "phrase-both-ways": Level.CHECK,
    "phrase-twice": Level.CHECK,
    "probable-duplicate": Level.CHECK,
    "referrals-out-of-date": Level.CHECK,
    "relative-date-words": Level.CHECK,
    "ring-not-call": Level.CHECK,
    "same-phrase": Level.CHECK,
    "same-word-twice": Level.CHECK,
    "source-twice": Level.CHECK,
    "summary-full-stop": Level.CHECK,
    "term-of-itself": Level.CHECK,
    "waiting-out-of-date": Level.CHECK,
    "withdrawn-and-held": Level.CHECK,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault found by a stage that knows the record but not the lines of its file.

    *loc* empty means the record as a whole; *on_key* points at the key rather than its value;
    *write* is the corrected value (not line), if known; *add* is a whole line that may follow that of
    a top-level *loc*.
    """

    path: str
    loc: Loc
    code: str
    sentence: str
    write: str = ""
    level: Level | None = None
    on_key: bool = False
    add: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, placed. Lines and columns count from 1, as editors show them."""

    path: str
    line: int
    column: int
    code: str
    level: Level
    sentence: str
    typed: str = ""
    write: str = ""

    @property
    def blocks(self) -> bool:
        """True when nothing may be published until this is mended."""
        return self.level is not Level.CHECK


def level_of(code: str) -> Level:
    """The level of a problem code that no rule has set otherwise."""
    return LEVELS.get(code, Level.MUST)
