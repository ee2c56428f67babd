"""A file of comma-separated values, whatever made it: encodings, separators, formulas, broken rows.

Takes bytes. Gives headings and rows with their numbers, and says of every row that could
not be read why. Nothing in a file makes it fail, and no text of a file is ever worked out as a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

#: A cell longer than this is not a cell of a list of services; a row of such is left unread.
LONGEST_CELL = 20_000
LARGEST_FILE = 20 * 1024 * 1024
#: Lines that may stand above the headings, how long a heading may be there, and what is told of a title.
_TITLES, _HEADING, _TITLE = 3, 60, 100
_TOTAL = re.compile(
    r"(?:grand |sub-? ?)?totals?(?:[ :=]*\d|[^\w]*$|:)|(?:last )?updated\b", re.IGNORECASE
)
_SEPARATORS = ",;\t|"
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
#: Spreadsheets keep a number's zeros when it is written as ="0161 …".
_TEXT_FORMULA = re.compile(r'="([^"]*)"')
#: Cells that say that there is nothing to say.
_NOTHING = frozenset(
    ["", "-", "--", "n/a", "na", "nil", "none", "null", "#n/a", "not known", "unknown", "not relevant", "tbc", "?"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row. *number* is the one that a spreadsheet shows beside it: the headings are row 1."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unread:
    """A row that could not be read, and why, in words."""

    number: int
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds. *how* tells the encoding and the separator; *title* what stands above the headings."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    unread: tuple[Unread, ...]
    how: str
    title: str = ""


def read_table(raw: bytes) -> Table:
    """Read the bytes of a file. Cells are tidied: no space at the ends, '' for 'n/a' and its like."""
    if len(raw) > LARGEST_FILE:
        return Table((), (), (Unread(1, "The file is larger than 20 MB. Split it."),), "")
    text, encoding = _decoded(raw)
    if text.lstrip()[:1] in ("<", "{", "[") or raw[:2] == b"PK":
        why = "This is no CSV file. In the spreadsheet, choose 'Save as' and 'CSV UTF-8'."
        return Table((), (), (Unread(1, why),), encoding)
    separator = _separator(text)
    names = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
    lines = _lines(text, separator)
    if not lines:
        return Table((), (), (Unread(1, "There is no row of headings."),), encoding)
    above = _above_headings(lines)
    title = " ".join(filter(None, (_tidy(cell) for _, cells in lines[:above] for cell in cells)))
    headings = _headings(lines[above][1])
    rows: list[Row] = []
    unread: list[Unread] = []
    for number, cells in lines[above + 1 :]:
        tidy = [_tidy(cell) for cell in cells]
        if not any(tidy):
            continue
        if why := _fault(cells, headings) or _no_service(tidy):
            unread.append(Unread(number, why))
        else:
            rows.append(Row(number, dict(zip(headings, tidy, strict=False))))
    how = f"{encoding}, {names[separator]}"
    return Table(headings, tuple(rows), tuple(unread), how, title[:_TITLE])


def _above_headings(lines: list[tuple[int, list[str]]]) -> int:
    """How many lines stand above the headings: titles have one cell, headings several and no figures."""
    for number, (_, cells) in enumerate(lines[: _TITLES + 1]):
        filled = [text for cell in cells if (text := _tidy(cell))]
        if len(filled) > 1:
            plain = not any(re.search(r"\d{2}|@", text) or len(text) > _HEADING for text in filled)
            return number if plain else 0
    return 0


def _decoded(raw: bytes) -> tuple[str, str]:
    """The text, and the encoding it was in: what old spreadsheets write when it is not UTF-8."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace"), "UTF-16"
    try:
        return raw.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), "Windows-1252"


def _separator(text: str) -> str:
    """The sign that splits the first row with any of them, title or headings, into most cells."""
    rows = (re.sub(r'"[^"]*"', "", line) for line in text.splitlines() if line.strip())
    first = list(islice(rows, _TITLES + 1))
    outside = next((row for row in first if any(sign in row for sign in _SEPARATORS)), "")
    return max(_SEPARATORS, key=lambda sign: (outside.count(sign), -_SEPARATORS.index(sign)))


def _lines(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Rows of cells with their numbers. A row that the reader refuses is empty, as a blank one is."""
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found: list[tuple[int, list[str]]] = []
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return found
        except csv.Error:
            cells = []
        if any(cell.strip() for cell in cells):
            found.append((number, cells))


def _headings(cells: list[str]) -> tuple[str, ...]:
    """Headings without doubles: an empty one is named by its column, a second 'Phone' is 'Phone 2'."""
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    found: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = _tidy(cell)[:80].replace("\n", " ") or f"column {number}"
        again, suffix = name, 2
        while again in found:
            again, suffix = f"{name} {suffix}", suffix + 1
        found.append(again)
    return tuple(found)


def _fault(cells: list[str], headings: tuple[str, ...]) -> str:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        return f"A cell is longer than {LONGEST_CELL:,} characters: perhaps a quotation mark was never closed."
    extra = [cell for cell in cells[len(headings) :] if cell.strip()]
    if extra:
        return f"It has {len(headings) + len(extra)} cells where there are {len(headings)} headings: perhaps a comma without quotation marks."
    return ""


def _no_service(cells: list[str]) -> str:
    """Why a row of *cells* below a list is none of it: a sum, or when the list was made."""
    filled = [cell for cell in cells if cell]
    if len(cells) > 1 and len(filled) <= 2 and _TOTAL.match(filled[0]):
        return f"It looks like the foot of the list, not a service: {filled[0][:60]}"
    return ""


def _tidy(cell: str) -> str:
    """*cell* with plain spaces and line breaks, without signs that cannot be seen; '' for 'not known'."""
    if formula := _TEXT_FORMULA.fullmatch(cell.strip()):
        cell = formula[1]
    text = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").replace("\t", " ")
    text = _UNSEEN.sub("", text)
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r" ?\n ?", "\n", text).strip()
    return "" if text.lower().rstrip(".") in _NOTHING else text
