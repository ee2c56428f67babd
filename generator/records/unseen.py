"""Text from anywhere made safe to show: nothing in it is unseen, endless, or read as markup.

Needs nothing but Python's own library; see ``generator/editing/change.py``.
"""

from __future__ import annotations

import re

#: What steers a terminal or turns the direction of a line.
_STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
#: Controls, marks of direction, characters of no width, tags, and line separators.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)
_TICKS = re.compile("`+")
LONGEST = 240
"""Characters of one value that are shown."""


def plainly(text: str, mark: str = "\ufffd") -> str:
    """*text*, line by line and sign by sign, with *mark* for each sign that steers a terminal or turns a line."""
    return _STEERS.sub(mark, text)


def csv_cell(text: str) -> str:
    """*text* as a cell of a table that stays text: no spreadsheet takes it for a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def seen(text: str) -> str:
    """*text* on one line, each character that nobody would see shown as U+FFFD."""
    return " ".join(_UNSEEN.sub("\ufffd", text).split())


def cut(text: str, longest: int = LONGEST) -> str:
    """*text* as :func:`seen`, cut after *longest* characters (0: never); that it was cut is said."""
    plain = seen(text)
    if longest and len(plain) > longest:
        return f"{plain[:longest].rstrip()}… ({len(plain):,} characters)"
    return plain or "(nothing)"


def code_span(text: str, longest: int = LONGEST) -> str:
    """*text*, from wherever it comes, as one code span of Markdown that nothing in it can end.

    GitHub reads neither mentions, links, HTML, emphasis nor references to issues inside one.
    """
    return _fenced(cut(text, longest))


def code_line(text: str) -> str:
    """One line of a file as a code span, with the spaces at its start, which mean something in YAML."""
    spaces = " " * (len(text) - len(text.lstrip(" ")))
    inner = " ".join(_UNSEEN.sub("\ufffd", text.strip()).splitlines())
    return _fenced(spaces + inner if inner else cut(""))


def _fenced(plain: str) -> str:
    fence = fence_for(plain, least=1)
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{space}{plain}{space}{fence}"


def fence_for(text: str, least: int = 3) -> str:
    """The backticks, at *least* so many, that open and close code with *text*, which cannot end it."""
    return "`" * max(least, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
