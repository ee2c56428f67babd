"""The search script: its parts in three files, without comments. The pages and ``signpost search`` run the same."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import rjsmin

from generator.rendering.render import SearchScripts

#: Parts that need no page, in the order in which they build on each other.
ENGINE = ("words", "crisis", "concepts", "services", "answers")

#: What the first answers do without: the page loads it once they stand. Each builds on the engine.
AFTER = ("learn", "points", "speller", "opening", "narrow", "fresh")

#: What V8 runs for editors and tests: the same, and the answer as plain data.
PLAIN = (*ENGINE, *AFTER, "plain")

#: What the page loads with the box to type in.
FIRST = (*ENGINE, "results", "page")

#: What it loads when the first answers stand.
FURTHER = (*AFTER, "further")

#: What it loads once a place, the map or the choices are asked for.
PLACES = ("places", "where", "map", "choices")


@lru_cache(maxsize=8)
def joined(templates: Path, parts: tuple[str, ...]) -> bytes:
    """The parts *parts* of the script from ``assets/search/`` below *templates*, as one file."""
    folder = templates / "assets" / "search"
    text = "".join((folder / f"{part}.js").read_text("utf-8") for part in parts)
    small = rjsmin.jsmin(text)
    assert isinstance(small, str)
    # None of ours has an empty statement or a text with these two signs in it; home pages need the bytes.
    return small.replace(";}", "}").encode()


def scripts(templates: Path) -> tuple[SearchScripts, dict[str, bytes]]:
    """Their names, and each by its name: a hash in it lets browsers keep it for ever."""
    made = {"search": FIRST, "further": FURTHER, "places": PLACES}
    files = {name: joined(templates, parts) for name, parts in made.items()}
    named = {name: f"{name}.{_hash(content)}.js" for name, content in files.items()}
    known = SearchScripts(named["search"], named["further"], named["places"])
    return known, {named[name]: content for name, content in files.items()}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
