"""The search script: its parts in one file, without comments. The page and ``signpost search`` run the same."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import rjsmin

#: Parts that need no page, in the order in which they build on each other.
ENGINE = ("words", "concepts", "opening", "places", "services", "answers")

#: Parts that show what the engine finds.
PAGE = ("map", "results", "page")


@lru_cache(maxsize=4)
def search_script(templates: Path, parts: tuple[str, ...] = ENGINE + PAGE) -> bytes:
    """The parts *parts* of the script from ``assets/search/`` below *templates*, as one file."""
    folder = templates / "assets" / "search"
    joined = "".join((folder / f"{part}.js").read_text("utf-8") for part in parts)
    small = rjsmin.jsmin(joined)
    assert isinstance(small, str)
    return small.encode()


def script_name(templates: Path) -> str:
    """The published name of the script. It holds a hash of the content, so that browsers may keep it for ever."""
    return f"search.{hashlib.sha256(search_script(templates)).hexdigest()[:10]}.js"
