"""The templates of record pages: Jinja with escaping always on and undefined names refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket

from generator.planning.ways import host
from generator.rendering.english import EnglishAsWritten
from generator.rendering.prose import prose
from generator.rendering.speaking import Language


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "other"


class _CompiledOnce(BytecodeCache):
    """Templates that this process has compiled, by name and source: six sites and each new preview share them."""

    def __init__(self) -> None:
        """Nothing is compiled yet."""
        self._code: dict[str, tuple[str, bytes]] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """The name: a copy of the folder has the same templates."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* when a template of its name was compiled from the same source."""
        checksum, code = self._code.get(bucket.key, ("", b""))
        if checksum == bucket.checksum:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.checksum, bucket.bytecode_to_string()


_COMPILED = _CompiledOnce()
_COMPILED_TO_TRANSLATE = _CompiledOnce()


class Templates:
    """Compiled templates by name, from ``pages/`` and ``parts/`` in the templates' folder."""

    def __init__(self, folder: Path, language: Language | None = None) -> None:
        """Look for templates in *folder*, and say their words in *language*; None is English.

        Raises jinja2.TemplateNotFound later for one that is not there.
        """
        self._environment = Environment(
            loader=FileSystemLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            bytecode_cache=_COMPILED_TO_TRANSLATE if language else _COMPILED,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n" if language else EnglishAsWritten],
            finalize=language.finalize if language else None,
        )
        if language:
            words = {"gettext": language.gettext, "ngettext": language.ngettext}
            self._environment.globals.update(words, _=language.gettext)
            self._environment.newstyle_gettext = True  # type: ignore[attr-defined]
            self._environment.filters["join"] = language.join
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
