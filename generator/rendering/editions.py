"""Where the pages of a site are in its other languages, and where their links lead.

A site has its pages in another language in a folder with the code of that language: the page
``services/x/index.html`` is at ``pl/services/x/index.html`` in Polish. All else, such as styles, data
and pictures, is there once, in the site itself. A page in another language is made as the English one
is; then each of its links is given its way from one folder further down.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass

from generator.planning.offline_page import KEEP, MISSING
from generator.planning.pages import Page

_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|/|#|$")
NO_EDITION = frozenset({"404.html", KEEP, MISSING})
"""Pages that are in English only: that a page is missing is said at any address, and there is one copy to keep."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language that a page can be read in: its code, name in itself, direction, and the way there."""

    code: str
    name: str
    direction: str
    href: str


@dataclass(frozen=True)
class EditionAddresses:
    """What links lead to in the language *code* of one site.

    *here* are the addresses of the site's pages. *folders* are those of all areas' sites; *is_hub*
    tells whether this site holds them.
    """

    code: str
    here: frozenset[str]
    folders: frozenset[str]
    is_hub: bool

    def href(self, page: Page, name: str, value: str) -> str:
        """Where the attribute *name* leads that has the *value* on the English *page*."""
        up = "../" * page.depth
        if name == "data-up":  # scripts find data there, and pages in English
            return f"{value}../"
        if _OUTSIDE.match(value):
            return value
        path, hash_, fragment = value.partition("#")
        place = _from_root(page.url, path)
        above = place.startswith("../")
        first, _, rest = place.removeprefix("../").partition("/")
        if place in self.here - NO_EDITION:
            return value
        if not place.endswith(".html") or place in NO_EDITION:
            moved = f"../{place}"
        elif first in self.folders and (above or self.is_hub):
            moved = f"{'../../' if above else '../'}{first}/{self.code}/{rest}"
        elif above:
            moved = f"../../{self.code}/{place.removeprefix('../')}"
        else:
            moved = f"../{place}"
        return f"{up}{moved}{hash_}{fragment}"


def _from_root(url: str, path: str) -> str:
    """The address from the site's root of *path*, as it stands on the page at *url*; '../' leads above."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(url), path))
