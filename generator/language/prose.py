"""Pages of prose in other languages: a file beside the English one, such as ``about.pl.md``.

Its first line names the English that it says, by a hash: when that changes, the page is in English again
until a speaker has looked. Words may change and nothing else, as in a catalogue: see
:mod:`generator.language.faults`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.language.faults import NUMBER, UNSEEN

FOLDER = "content/pages"
_OF = re.compile(r"<!-- says ([0-9a-f]{8}) -->\n")
#: What must stand in a translation as often as in English, each with what to call it.
_KEPT = (
    ("link", re.compile(r"\]\(([^)]*)\)|^\[[^\]]+\]: *(\S+)", re.MULTILINE)),
    ("tag", re.compile(r"<[^<>]*>")),
    ("name in braces", re.compile(r"\{[^{}]*\}")),
)


@dataclass(frozen=True, slots=True)
class SaidPage:
    """A page of prose in another language: its *file*, its *words*, and what is wrong with them."""

    file: str
    words: str
    wrong: tuple[str, ...]


def prose_file(folder: Path, page: str, code: str) -> Path:
    """Where the words of *page* in the language *code* are, below *folder*."""
    return folder / f"{page}.{code}.md"


def english_pages(folder: Path) -> list[Path]:
    """The pages of prose in English in *folder*, in order."""
    return sorted(path for path in folder.glob("*.md") if "." not in path.stem)


def said_in(folder: Path, code: str) -> dict[str, SaidPage]:
    """The pages of prose in *folder* that are there in the language *code*, by their names."""
    found = {}
    for path in english_pages(folder):
        own = prose_file(folder, path.stem, code)
        if own.is_file():
            text = own.read_text("utf-8")
            words = _OF.sub("", text, count=1)
            wrong = tuple(_wrong(path.read_text("utf-8"), text, words))
            found[path.stem] = SaidPage(own.name, words, wrong)
    return found


def begun(english: str) -> str:
    """The file that a translator begins with: the *english*, to be written over."""
    return f"<!-- says {_hash(english)} -->\n{english}"


def _hash(english: str) -> str:
    return hashlib.sha256(english.encode()).hexdigest()[:8]


def _wrong(english: str, text: str, words: str) -> Iterator[str]:
    of = _OF.match(text)
    if not of or of[1] != _hash(english):
        yield (
            "The English has changed. Compare the two, and then write this as the first line:"
            f" <!-- says {_hash(english)} -->"
        )
    if words.strip() == english.strip():
        yield "It is still in English."
    for name, pattern in _KEPT:
        if _found(pattern, english) != _found(pattern, words):
            yield f"Keep each {name} as it is: {', '.join(_found(pattern, english)) or 'there is none in English'}."
    if _numbers(english) != _numbers(words):
        yield f"Keep each number, in these digits: {', '.join(_numbers(english)) or 'there is none in English'}."
    if UNSEEN.search(words.replace("\n", "")):
        yield "A character is in it that nobody sees."


def _found(pattern: re.Pattern[str], text: str) -> list[str]:
    return sorted(next(filter(None, found.groups()), found[0]) for found in pattern.finditer(text))


def _numbers(text: str) -> list[str]:
    for _, pattern in _KEPT:
        text = pattern.sub(" ", text)
    return sorted(re.sub(r"\s", "", number) for number in NUMBER.findall(text))
