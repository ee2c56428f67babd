"""Changes as Markdown for a comment on GitHub. What editors typed is shown as code, and only so.

GitHub reads neither mentions, links, HTML, emphasis nor references to issues inside a code span, so
a record can say nothing there in our name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.editing.changes import Change
from generator.editing.changes_text import cut, in_words

_TICKS = re.compile("`+")


def changes_markdown(changes: Iterable[Change], kind: str = "record") -> str:
    """A list with one line for each of *changes*, the same words as in the terminal."""
    return "".join(
        f"- {in_words(change, kind, code_span, lambda title: f'**{title}**')}\n"
        for change in changes
    )


def code_span(text: str) -> str:
    """*text*, from wherever it comes, as one code span on one line that nothing in it can end."""
    plain = cut(text)
    fence = "`" * (1 + max((len(run) for run in _TICKS.findall(plain)), default=0))
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{space}{plain}{space}{fence}"
