"""The scripts of pages as they are published: their parts in one file, with words, without comments; and their names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import rjsmin

from generator.rendering.script_words import with_words
from generator.rendering.speaking import Language


def script(assets: Path, parts: Iterable[str], language: Language | None = None) -> str:
    """The *parts* of a script from the folder *assets*, as one text with its words in *language*; None is English.

    None of ours has an empty statement, or a text with a semicolon before a closing brace: such a
    semicolon is left out. A test sees to that.
    """
    text = "".join((assets / f"{part}.js").read_text("utf-8") for part in parts)
    small = rjsmin.jsmin(with_words(text, language))
    assert isinstance(small, str)
    return small.replace(";}", "}")


def hashed_name(name: str, ending: str, content: bytes) -> str:
    """The name under which *content* is published: a hash in it lets browsers keep the file for ever."""
    return f"{name}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}"
