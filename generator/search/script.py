"""The search script: its parts in three files, without comments. The pages and ``signpost search`` run the same."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from generator.rendering.render import SearchScripts
from generator.rendering.scripts import hashed_name, script
from generator.rendering.speaking import Language

#: Parts that need no page, in the order in which they build on each other.
ENGINE = ("words", "crisis", "concepts", "services", "answers")

#: What the first answers do without: the page loads it once they stand. Each builds on the engine.
AFTER = ("learn", "points", "speller", "slips", "opening", "narrow", "fresh")

#: What V8 runs for editors and tests: the same, and the answer as plain data.
PLAIN = (*ENGINE, *AFTER, "plain")

#: What the page loads with the box to type in.
FIRST = (*ENGINE, "results", "page")

#: What it loads when the first answers stand.
FURTHER = (*AFTER, "further")

#: What it loads once a place, the map or the choices are asked for.
PLACES = ("places", "where", "map", "choices")


@lru_cache(maxsize=8)
def joined(templates: Path, parts: tuple[str, ...], language: Language | None = None) -> bytes:
    """The parts *parts* of the script from ``assets/search/`` below *templates*, as one file; None is English."""
    return script(templates / "assets", (f"search/{part}" for part in parts), language).encode()


def scripts(
    templates: Path, language: Language | None = None
) -> tuple[SearchScripts, dict[str, bytes]]:
    """Their names, and each by its name, with words in *language*; None is English."""
    made = {"search": FIRST, "further": FURTHER, "places": PLACES}
    files = {name: joined(templates, parts, language) for name, parts in made.items()}
    named = {name: hashed_name(name, "js", content) for name, content in files.items()}
    known = SearchScripts(named["search"], named["further"], named["places"])
    return known, {named[name]: content for name, content in files.items()}
