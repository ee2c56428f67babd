"""Find every message of templates, of scripts and of planning, for the template of the catalogues (``signpost.pot``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from jinja2.ext import babel_extract

import generator.planning
from generator.rendering import addresses

#: What says a message: in templates, in scripts and in planning. The numbers are the places of its words.
_IN_TEMPLATES = {"_": None, "gettext": None, "ngettext": (1, 2)}
_IN_SCRIPTS = {"_": None, "_n": (1, 2)}
_IN_PLANNING = {"say": None, "say_number": (1, 2)}
#: Jinja's own extractor. Babel declares what it wants of one more narrowly than it needs.
_JINJA: Any = babel_extract
_OPTIONS = {
    "newstyle_gettext": "true",
    "silent": "false",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
}


def extracted(templates: Path) -> Catalog:
    """Every message of the folder of *templates*, scripts too, and of planning, each with the files that say it.

    Raises jinja2.TemplateSyntaxError for a template with a mistake.
    """
    catalogue = Catalog(
        project="Signpost",
        header_comment="# Words of Signpost's pages, in English. Made by `signpost translations extract`.",
        fuzzy=False,
    )
    for place, message in sorted(_found(templates), key=_order):
        catalogue.add(message, locations=[(place, None)])  # type: ignore[list-item]
    return catalogue


def _order(found: tuple[str, object]) -> tuple[bool, str]:
    """Words of templates first, as people read pages; then planning's; then those of scripts."""
    return found[0].startswith("assets/"), found[0]


def _found(templates: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for path in [
        templates / "main.html",
        *templates.glob("pages/*.html"),
        *templates.glob("parts/*.html"),
        *templates.glob("paper/*.html"),
    ]:
        with path.open("rb") as file:
            for _, message, _, _ in extract(_JINJA, file, _IN_TEMPLATES, options=_OPTIONS):
                yield path.relative_to(templates).as_posix(), message
    for path in (templates / "assets").rglob("*.js"):
        with path.open("rb") as file:
            for _, message, _, _ in extract("javascript", file, _IN_SCRIPTS):
                yield path.relative_to(templates).as_posix(), message
    planning = Path(generator.planning.__file__).parent
    for path in (*planning.glob("*.py"), Path(addresses.__file__)):
        if "generator.language.said" not in path.read_text("utf-8"):
            continue
        with path.open("rb") as file:
            for _, message, _, _ in extract("python", file, _IN_PLANNING):
                yield f"{path.parent.name}/{path.name}", message
