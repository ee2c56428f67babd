"""Characters that nobody sees, and that a reader of a change must not be led astray by."""

from __future__ import annotations

import re

#: Controls, marks of direction, characters of no width, tags, and line separators.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)


def seen(text: str) -> str:
    """*text* on one line, each character that nobody would see shown as U+FFFD."""
    return " ".join(_UNSEEN.sub("\ufffd", text).split())
