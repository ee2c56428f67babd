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
    "jargon": Level.CHECK,
    "long-sentence": Level.CHECK,
    "lost-link": Level.CHECK,
    "mobile-not-labelled": Level.CHECK,
    "name-not-role": Level.CHECK,
    "overdue-check": Level.CHECK,
    "personal-data": Level.CHECK,
    "phrase-both-ways": Level.CHECK,
    "phrase-twice": Level.CHECK,
    "postcode-in-address": Level.CHECK,
    "probable-duplicate": Level.CHECK,
    "quotes-around-name": Level.CHECK,
    "referrals-out-of-date": Level.CHECK,
    "refuge-in-place": Level.CHECK,
    "relative-date-words": Level.CHECK,
    "ring-not-call": Level.CHECK,
    "same-phrase": Level.CHECK,
    "same-word-twice": Level.CHECK,
    "source-twice": Level.CHECK,
    "summary-full-stop": Level.CHECK,
    "term-of-itself": Level.CHECK,
    "unknown-council": Level.CHECK,
    "waiting-out-of-date": Level.CHECK,
    "withdrawn-and-held": Level.CHECK,
}


Shape = str | list["Shape"] | dict[str, "Shape"]
"""The outline of a value: texts as they stand in YAML, with ``…`` for what only a person knows."""


@dataclass(frozen=True, slots=True)
class Add:
    """An offer to add *key* to the group at *loc*, or to write that field anew if it is there.

    Without a *shape* it is made from the field. A *shape* that is a text joins a list that is there.
    """

    loc: Loc
    key: str
    shape: Shape = ""


@dataclass(frozen=True, slots=True)
class Put:
    """An offer of *text* in place of the value that was found, and of *key* in place of its key if given."""

    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Dash:
    """An offer to make the group that was found the one entry of a list: a dash before it, the rest further in."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An offer to make of a line the next entry, a group of *shape*, of the list *key* that ends right above it."""

    key: str
    shape: dict[str, Shape]


Offer = Add | Put | Dash | Entry


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault found by a stage that knows the record but not the lines of its file.

    *loc* empty means the record as a whole; *on_key* points at the key rather than its value;
    *write* is the corrected value (not line), if known; *fill* are offers that a person completes or
    chooses from, when it is not. *typed* is the value as it was typed, where a later stage says more of it.
    """

    path: str
    loc: Loc
    code: str
    sentence: str
    write: str = ""
    level: Level | None = None
    on_key: bool = False
    fill: tuple[Offer, ...] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Lines:
    """Lines to complete, never written by a program: *text* has ``…`` where only a person knows.

    They stand in place of the *replaced* lines from *line* on, or, when it is 0, below *line* (0: above
    the first). *such_as* shows the form of what is to be filled in.
    """

    line: int
    replaced: int
    text: str
    such_as: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault, placed. Lines and columns count from 1, as editors show them.

    *write* is the corrected line; *fill* are lines to choose from or to complete when there is none.
    """

    path: str
    line: int
    column: int
    code: str
    level: Level
    sentence: str
    typed: str = ""
    write: str = ""
    fill: tuple[Lines, ...] = ()

    @property
    def blocks(self) -> bool:
        """True when nothing may be published until this is mended."""
        return self.level is not Level.CHECK


def level_of(code: str) -> Level:
    """The level of a problem code that no rule has set otherwise."""
    return LEVELS.get(code, Level.MUST)
