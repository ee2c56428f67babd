"""Text that points at a link needs the link.

'Available at' with nothing after it is left over from a page whose link was lost. The reader looks for it in vain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages, with_words
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding, Put

_POINTS = re.compile(
    r"\b(?:available (?:at|from) ?(?=[.,;:)]|$)|available (?:at|from|via) (?:this|the) (?:link|address|page)|"
    r"(?:click|see|download(?:ed)?|read more|follow(?: the)? link)s? (?:here|below)|(?:link|links|address|page) below)"
    r"(?!.{0,80}(?:https?:|\]\())",
    re.IGNORECASE | re.DOTALL,
)
_HINTS = ("available ", " here", " below")


def lost_link(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find 'available at', 'click here' and the like with no web address after them."""
    for record, loc, text, match in passages(catalogue, _HINTS, _POINTS, ("sources",)):
        sentence = f"{title_at(type(record), loc)}: Add the web address after '{match[0].strip()}', or leave these words out."
        yield Finding(record.path, loc, "lost-link", sentence, fill=(Put(_linked(text, match)),))


def _linked(text: str, match: re.Match[str]) -> str:
    """*text* with an open web address after the words that point at one."""
    words = match[0].strip()
    by = "" if words.lower().endswith((" at", " from")) else ":"
    return with_words(text, match, f"{words}{by} https://…")
