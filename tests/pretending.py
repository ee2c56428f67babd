"""Words that are none, for tests of pages in other languages: we invent no translation."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import write_po

from generator.language.catalogues import catalogue_path, read_catalogue
from generator.language.prose import FOLDER, begun, prose_file

#: Messages that tests let catalogues say, each with what a language says beside the values: "Żżż" or "ععع", no
#: words of any language.
PRETENDED = {
    "Save to my list": "{0}",
    "You have not left this page": "{0}",
    "%(name)s is off your list.": "{0}: %(name)s",
    "%(number)s service on your list. Saved on this phone or computer only. Anyone who uses it can see them.": "{0} %(number)s",
    "Take off": "{0}",
    "Why this: ": "{0} ",
    "%(services)s found": "{0} %(services)s",
    "until your baby is %(span)s old": "{0} %(span)s",
}
NO_WORDS = {"pl": "Żżż", "ar": "ععع"}


def pretend(templates: Path, code: str) -> None:
    """Let the catalogue of *code* say what :data:`PRETENDED` names, as if a speaker had checked it."""
    path = catalogue_path(templates, code)
    catalogue = read_catalogue(path, code)
    for english, said in PRETENDED.items():
        message = catalogue.get(english)
        assert message, english
        words = said.format(NO_WORDS[code])
        # A letter more for each kind of number tells them apart.
        forms = [words + "z" * n for n in range(catalogue.num_plurals)]
        message.string = tuple(forms) if message.pluralizable else words
    with path.open("wb") as file:
        write_po(file, catalogue)


_KEPT = re.compile(r"(\]\([^)]*\)|\{[^{}]*\}|<[^<>]*>)")


def pretend_page(root: Path, page: str, code: str) -> Path:
    """Let the *page* of prose below *root* say no words of any language in *code*, as if it were translated."""
    folder = root / FOLDER
    pieces = _KEPT.split((folder / f"{page}.md").read_text("utf-8"))
    pieces[::2] = [re.sub("[A-Za-z]+", NO_WORDS[code], piece) for piece in pieces[::2]]
    english, path = (folder / f"{page}.md").read_text("utf-8"), prose_file(folder, page, code)
    path.write_text(begun(english).replace(english, "".join(pieces)), "utf-8")
    return path


def said(code: str, value: str) -> str:
    """What the count of a list is in the language *code*, for a *value* with the letters of its form."""
    return f"{NO_WORDS[code]} {value}"
