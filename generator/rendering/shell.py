"""The page shell and the pages of prose, from MkDocs with Material. The one module that imports MkDocs.

MkDocs renders ``main.html`` (our layout in Material's theme environment) once with a token where
the content goes, and once for each page of prose. Each result is cut at its slots, so that a record
page is spliced by joining strings. MkDocs' own navigation, plugins and output folder are not used.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.language.prose import english_pages, said_in
from generator.records.shipped import mkdocs_config, templates_of
from generator.rendering.marking import CLOSE, OPEN
from generator.rendering.speaking import Language

BODY = "%%signpost:body%%"
_SLOT = re.compile(r"%%signpost:([a-z-]+)%%")

#: How often each slot must stand in a shell. A theme that changes fails here, loudly.
SLOTS: Mapping[str, int] = {
    "title": 1, "description": 1, "head": 1, "policy": 1, "leave": 2, "leave-script": 1, "first-style": 1, "urgent": 1, "styles": 1, "banner": 1,
    "site-name": 1, "change-area": 1, "languages": 1, "crumbs": 1, "operator": 1, "scripts": 1, "up": 14,
    "messages": 1, "nav-find-help": 1, "nav-search": 1, "nav-urgent-help": 1, "nav-a-to-z": 1, "nav-practice": 1, "nav-about": 1,
}  # fmt: skip


class ShellChanged(Exception):
    """The theme no longer gives the shell we cut: a slot is missing or doubled."""


@dataclass(frozen=True)
class Shell:
    """A page cut at its slots: text, slot, text, slot … text."""

    pieces: tuple[str, ...]

    def fill(self, slots: Mapping[str, str]) -> str:
        """The page with every slot filled. Raises KeyError for a slot that *slots* does not have."""
        pieces = list(self.pieces)
        pieces[1::2] = [slots[name] for name in pieces[1::2]]
        return "".join(pieces)

    def fill_some(self, slots: Mapping[str, str]) -> Shell:
        """The shell with the slots that *slots* has filled, the others left."""
        joined = list(self.pieces[:1])
        for slot, text in zip(self.pieces[1::2], self.pieces[2::2], strict=True):
            if slot in slots:
                joined[-1] += slots[slot] + text
            else:
                joined += [slot, text]
        return Shell(tuple(joined))


@dataclass(frozen=True)
class Shells:
    """The shell of record pages, and the shells of prose with their words already in."""

    page: Shell
    prose: Mapping[str, Shell]


def make_shells(root: Path, language: Language | None = None) -> Shells:
    """Render the shells with the MkDocs configuration of the directory at *root*, or the one we ship.

    Words of the layout are in *language*, and so are those pages of prose that are there in it with
    nothing wrong; None is English.

    Raises :class:`ShellChanged` when a slot is missing; MkDocs' ConfigurationError for a
    configuration that does not hold.
    """
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    config = load_config(
        str(mkdocs_config(root)),
        hooks=[],
        plugins=[],
        use_directory_urls=True,
        docs_dir=str((root / "content/pages").resolve()),
        theme={"name": "material", "custom_dir": str(templates_of(root).resolve()), "font": False},
    )
    files = _prose_files(config)
    shell_file = File("shell.md", config.docs_dir, config.site_dir, True)
    page = _page(config, shell_file, files)
    page.content = BODY
    said = said_in(Path(config.docs_dir), language.code) if language else {}
    shells = {}
    for file in files:
        name = file.src_uri.removesuffix(".md")
        words = said[name].words if name in said and not said[name].wrong else None
        prose = _page(config, file, files, render=True, words=words)
        shells[name] = _cut(_in_layout(config, prose, files, language), has_body=False)
    return Shells(_cut(_in_layout(config, page, files, language), has_body=True), shells)


def _prose_files(config: MkDocsConfig) -> Files:
    folder = Path(config.docs_dir)
    found = [
        File(
            path.relative_to(folder).as_posix(),
            str(folder),
            config.site_dir,
            True,
            inclusion=InclusionLevel.INCLUDED,
        )
        for path in english_pages(folder)
    ]
    return Files(found)


def _page(
    config: MkDocsConfig,
    file: File,
    files: Files,
    *,
    render: bool = False,
    words: str | None = None,
) -> Page:
    """The page of *file*; a page of prose says *words* in another language in place of its own."""
    page = Page(None, file, config)
    if render:
        page.read_source(config)
        page.markdown = page.markdown if words is None else words
        page.render(config, files)
        page.content = _naming_the_file(page.content or "")
        if words is not None:
            page.content = f"{OPEN}{page.content}{CLOSE}"
    return page


_DIRECTORY_LINK = re.compile(r'href="((?:\.\./)+(?:[a-z0-9-]+/)*)(#[^"]*)?"')


def _naming_the_file(html: str) -> str:
    """Links to a folder name its ``index.html``, so that a site opens from a folder on disk."""
    return _DIRECTORY_LINK.sub(lambda m: f'href="{m[1]}index.html{m[2] or ""}"', html)


def _in_layout(config: MkDocsConfig, page: Page, files: Files, language: Language | None) -> str:
    environment = config.theme.get_env()
    if language:
        environment.globals["gettext"] = language.gettext
    context = get_context(Navigation([], []), files, config, page)
    return environment.get_template("main.html").render(context)


def _cut(html: str, *, has_body: bool) -> Shell:
    wanted = dict(SLOTS) | ({"body": 1} if has_body else {})
    pieces = tuple(_SLOT.split(html))
    found = Counter(pieces[1::2])
    if found != wanted:
        wrong = {
            name: (found.get(name, 0), wanted.get(name, 0))
            for name in {*found, *wanted}
            if found.get(name, 0) != wanted.get(name, 0)
        }
        raise ShellChanged(f"slots found and wanted: {wrong}")
    return Shell(pieces)
