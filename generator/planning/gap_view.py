"""The views of the page of gaps: tables of counts, each with the list that it counts."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.said import say
from generator.planning.pages import Link


@dataclass(frozen=True, slots=True)
class GapCell:
    """One count. *what* ends its words for someone who hears the cell alone.

    *lists* is where the services that are counted stand, if the site has that page. *doubt* says how
    many more are listed that may not be running, *also* what national help there is besides. A
    *number* of 0 is shown as *zero*.
    """

    number: int
    what: str = ""
    lists: Link | None = None
    doubt: str = ""
    also: str = ""
    zero: str = say("none found")


@dataclass(frozen=True, slots=True)
class GapTableView:
    """One table: *heads* are the columns after the first, each with a link to where it leads, if anywhere.

    *note* stands before the table and says what is counted in it; *caption* names it.
    """

    id: str
    heading: str
    note: str
    caption: str
    first: str
    heads: tuple[Link, ...]
    rows: tuple[tuple[str, tuple[GapCell, ...]], ...]


@dataclass(frozen=True, slots=True)
class AnsweredElsewhere:
    """A need for which nothing local runs, and the examples from other places that help with it.

    *has* says what there is for it: nothing, or national help only.
    """

    need: Link
    has: str
    examples: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class GapsView:
    """The page of gaps of one site."""

    heading: str
    counted_on: str
    counts: tuple[str, ...]
    tables: tuple[GapTableView, ...]
    elsewhere: tuple[AnsweredElsewhere, ...]
