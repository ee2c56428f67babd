"""The templates of record pages: Jinja with escaping always on and undefined names refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from generator.planning.ways import host
from generator.rendering.prose import prose


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "other"


class Templates:
    """Compiled templates by name, from ``pages/`` and ``parts/`` in the templates' folder."""

    def __init__(self, folder: Path) -> None:
        """Look for templates in *folder*. Raises jinja2.TemplateNotFound later for one that is not there."""
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["prose"] = prose
        self._environment.filters["slug"] = _slug
        self._environment.filters["host"] = host
        self._compiled: dict[str, Template] = {}

    def render(self, name: str, /, **context: object) -> str:
        """The template *name*, with *context*."""
        if name not in self._compiled:
            self._compiled[name] = self._environment.get_template(name)
        return self._compiled[name].render(context)

    def macro(self, name: str) -> Callable[..., str]:
        """A macro of ``parts/macros.html`` as a function that gives markup."""
        module = self._environment.get_template("parts/macros.html").module
        return getattr(module, name)  # type: ignore[no-any-return]
