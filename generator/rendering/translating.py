"""Begin catalogues, bring them up to date, and say how far they are: what translators are served with."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from generator.language.catalogues import (
    FOLDER,
    SOURCE,
    TEMPLATE,
    Wrong,
    catalogue_path,
    done,
    read_catalogue,
    read_template,
    wrong,
)
from generator.language.locales import english_name
from generator.language.progress import Done
from generator.rendering.extraction import extracted

#: Messages of ours that Material for MkDocs has in many languages, each with its key there. Material's
#: own English says the same: for "Skip to main content" it is "Skip to content".
BORROWED = {
    "Search": "search",
    "Skip to main content": "action.skip",
    "Select language": "select.language",
}
_NEVER = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in the head of catalogues. Git knows when each changed; a file must not differ by its hour alone."""

#: Lines in the head of a catalogue that say nothing, and the one that changes with Babel.
_EMPTY_HEADS = re.compile(
    rb'^"(?:Generated-By: .*|.*(?:EMAIL@ADDRESS|LL@li\.org)>?)\\n"\n', re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Report:
    """How far a catalogue is, and what is wrong in it."""

    done: Done
    wrong: tuple[Wrong, ...]


def codes(templates: Path) -> list[str]:
    """The languages that have a catalogue, in order."""
    return sorted(path.stem for path in (templates / FOLDER).glob("*.po"))


def extract(templates: Path) -> bool:
    """Write the template of catalogues anew; tell whether it changed."""
    return _write(templates / FOLDER / TEMPLATE, extracted(templates))


def is_stale(templates: Path) -> bool:
    """True when the template is not what templates and planning say now."""
    path = templates / FOLDER / TEMPLATE
    return not path.exists() or path.read_bytes() != _bytes(extracted(templates))


def begin(templates: Path, code: str) -> Path | None:
    """Write a catalogue for the language *code*, with the words that are borrowed; None if there is one."""
    path = catalogue_path(templates, code)
    if path.exists():
        return None
    catalogue = Catalog(
        locale=code,
        project="Signpost",
        header_comment=f"# Words of Signpost's pages in {english_name(code)}. See docs/pages/editors/translate.md.",
        fuzzy=False,
    )
    catalogue.update(read_template(templates), no_fuzzy_matching=True)
    for message, (words, source) in _borrowed(code).items():
        found = catalogue.get(message)
        if found and not found.string:
            found.string = words
            found.flags.add("fuzzy")
            found.user_comments = [
                f"{SOURCE} {source}",
                "No speaker has checked it. When one has, take away the mark 'fuzzy'.",
            ]
    _write(path, catalogue)
    return path


def update(templates: Path, code: str) -> bool:
    """Bring the catalogue of *code* to the messages that were extracted; tell whether it changed. Nothing is guessed.

    Raises NotACatalogue when the file cannot be read.
    """
    path = catalogue_path(templates, code)
    catalogue = read_catalogue(path, code)
    catalogue.update(read_template(templates), no_fuzzy_matching=True)
    return _write(path, catalogue)


def report(templates: Path, code: str) -> Report:
    """How far the catalogue of *code* is. Raises NotACatalogue when the file cannot be read."""
    catalogue = read_catalogue(catalogue_path(templates, code), code)
    return Report(done(catalogue, read_template(templates)), tuple(wrong(catalogue)))


def _borrowed(code: str) -> dict[str, tuple[str, str]]:
    """Words of Material for our messages in *code*, with where they stand; none for a language it lacks."""
    place = f"templates/partials/languages/{code}.html"
    file = files("material") / place
    if not file.is_file():
        return {}
    said = dict(
        re.findall(r'^ *"([a-z.]+)": "([^"\\]*)",?$', file.read_text("utf-8"), re.MULTILINE)
    )
    source = f"mkdocs-material {version('mkdocs-material')} (MIT licence), {place}"
    return {
        message: (said[key], f'{source}, "{key}"')
        for message, key in BORROWED.items()
        if said.get(key)
    }


def _bytes(catalogue: Catalog) -> bytes:
    catalogue.creation_date = _NEVER
    catalogue.revision_date = _NEVER
    out = io.BytesIO()
    write_po(out, catalogue, width=0, include_lineno=False, sort_by_file=False)
    return _EMPTY_HEADS.sub(b"", out.getvalue())


def _write(path: Path, catalogue: Catalog) -> bool:
    new = _bytes(catalogue)
    if path.exists() and path.read_bytes() == new:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(new)
    return True
