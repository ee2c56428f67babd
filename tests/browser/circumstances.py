"""The circumstances in which a page is read: scheme, width, size of text, direction, colours, motion."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import combinations, product
from typing import Literal

from playwright.sync_api import CDPSession, Page

#: What browsers take for text, in pixels: a reader may have doubled it.
TEXT, CODE = 16, 13


@dataclass(frozen=True)
class Circumstances:
    """One reader's settings."""

    scheme: Literal["light", "dark"]
    width: Literal[320, 360, 1280]
    text: Literal[100, 200]
    direction: Literal["ltr", "rtl"]
    colours: Literal["none", "active"]
    motion: Literal["no-preference", "reduce"]

    def __str__(self) -> str:
        """As a test's reader wants to see it."""
        forced = ", forced colours" if self.colours == "active" else ""
        reduced = ", reduced motion" if self.motion == "reduce" else ""
        return f"{self.scheme}, {self.width} px, {self.text} %, {self.direction}{forced}{reduced}"

    def put_on(self, page: Page, session: CDPSession) -> None:
        """Show *page*, as it stands, in these circumstances. *session* has the domain Page enabled."""
        page.set_viewport_size({"width": self.width, "height": 740})
        page.emulate_media(
            color_scheme=self.scheme, forced_colors=self.colours, reduced_motion=self.motion
        )
        sizes = {"standard": TEXT * self.text // 100, "fixed": CODE * self.text // 100}
        session.send("Page.setFontSizes", {"fontSizes": sizes})
        page.evaluate("direction => { document.documentElement.dir = direction; }", self.direction)


#: Any two values of any two settings meet in at least one row: a covering array of strength two.
PAIRWISE = (
    Circumstances("light", 360, 100, "ltr", "none", "no-preference"),
    Circumstances("dark", 360, 200, "rtl", "active", "reduce"),
    Circumstances("light", 320, 200, "rtl", "none", "reduce"),
    Circumstances("dark", 320, 100, "ltr", "active", "no-preference"),
    Circumstances("dark", 1280, 100, "rtl", "active", "no-preference"),
    Circumstances("light", 1280, 200, "ltr", "active", "no-preference"),
    Circumstances("dark", 1280, 100, "ltr", "none", "reduce"),
)


def uncovered(rows: tuple[Circumstances, ...]) -> set[tuple[str, object, str, object]]:
    """Pairs of values of two settings that meet in none of *rows*."""
    values = {f.name: {getattr(row, f.name) for row in rows} for f in fields(Circumstances)}
    wanted = {
        (one, a, other, b)
        for one, other in combinations(values, 2)
        for a, b in product(values[one], values[other])
    }
    met = {
        (one, getattr(row, one), other, getattr(row, other))
        for row in rows
        for one, other in combinations(values, 2)
    }
    return wanted - met
