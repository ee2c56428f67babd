"""Changes as Markdown for a comment on GitHub. What editors typed is shown as code, and only so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.editing.change import Change
from generator.editing.changes_text import in_words
from generator.records.unseen import code_span

__all__ = ["changes_markdown", "code_span"]

#: What titles of our models look like. Anything else is shown as code, whoever says that it is ours.
_OURS = re.compile(r"[A-Za-z][A-Za-z' ,()_-]{0,60}")


def changes_markdown(changes: Iterable[Change], kind: str = "record") -> str:
    """A list with one line for each of *changes*, the same words as in the terminal."""
    return "".join(
        f"- {in_words(change, _plain(kind), code_span, title=_title)}\n" for change in changes
    )


def _title(title: str) -> str:
    return f"**{title}**" if _OURS.fullmatch(title) else code_span(title)


def _plain(kind: str) -> str:
    return kind if _OURS.fullmatch(kind) else "record"
