"""The search script: its parts in two files, without comments. The pages and ``signpost search`` run the same."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import rjsmin

#: Parts that need no page, in the order in which they build on each other.
ENGINE = ("words", "crisis", "concepts", "opening", "services", "answers")

#: What V8 runs for editors and tests: the same, and the answer as plain data.
PLAIN = (*ENGINE, "plain")

#: What the page loads with the box to type in.
FIRST = (*ENGINE, "results", "page")

#: What it loads once a place, the map or the choices are asked for.
LATER = ("places", "where", "map", "choices")


@lru_cache(maxsize=8)
def joined(templates: Path, parts: tuple[str, ...]) -> bytes:
    """The parts *parts* of the script from ``assets/search/`` below *templates*, as one file."""
    folder = templates / "assets" / "search"
    text = "".join((folder / f"{part}.js").read_text("utf-8") for part in parts)
    small = rjsmin.jsmin(text)
    assert isinstance(small, str)
    return small.encode()


def scripts(templates: Path) -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """The two files, each by its published name: a hash in it lets browsers keep it for ever."""
    first, later = joined(templates, FIRST), joined(templates, LATER)
    return (f"search.{_hash(first)}.js", first), (f"places.{_hash(later)}.js", later)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
