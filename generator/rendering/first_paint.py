"""What each page has in itself, so that its top is painted by the first answer alone.

The script to leave by, and the style of what stands first: "Leave this page" and urgent help. Browsers
run and apply them by their hash, which the policy in the same page names; so both are always of one build.
See docs/pages/decisions/first-paint.md.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class FirstPaint:
    """The text of the *script*, and of the style of a page with the *strip* of numbers or, as on home pages, the *panel*.

    Raises ValueError for a text that would end its element or holds a slot of the shell: it comes from our
    own files, so that is our mistake.
    """

    script: str
    strip: str
    panel: str

    def __post_init__(self) -> None:
        """Refuse what cannot stand in a page as it is."""
        for text in (self.script, self.strip, self.panel):
            if "</" in text or "<!--" in text or "%%" in text:
                raise ValueError(f"this cannot stand in a page: {text[:60]}")

    def style(self, *, home: bool) -> str:
        """The style of a page of that kind."""
        return self.panel if home else self.strip


@cache
def source(text: str) -> str:
    """*text* as a policy names what may stand in a page: by its hash.

    https://www.w3.org/TR/CSP3/#match-element-to-source-list
    """
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
