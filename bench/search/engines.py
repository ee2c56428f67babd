"""The engines that are compared: each makes a folder to serve, and says where its box and results are."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol

from bench.search.documents import Document, Site

PAGES = Path(__file__).parent / "pages"
NPM = Path(__file__).parents[1] / "node_modules"


class NotInstalled(Exception):
    """Something the bench compares with is not here: the message says how to get it."""


@dataclass(frozen=True)
class Marks:
    """Where things stand in an engine's page, as selectors of CSS.

    *tap* is what a finger taps to search; *box* takes the words; *listed* holds the results;
    *shown* are the things whose first moment is taken, by name.
    """

    tap: str
    box: str
    listed: str
    shown: Mapping[str, str]


class Engine(Protocol):
    """One search engine on one site."""

    @property
    def name(self) -> str:
        """What the tables call it."""

    @property
    def marks(self) -> Marks:
        """Where its box and its results stand."""

    @property
    def rank_script(self) -> str:
        """A script of ours that gives ``rank(words)`` in the page; empty when the page has it."""

    @property
    def starts_by_itself(self) -> bool:
        """True when it makes a worker and loads its index with every page, not on a tap."""

    @property
    def version(self) -> str:
        """What was measured."""

    def make(self, site: Site, folder: Path) -> str:
        """Write what is served below *folder*; give the address of the page to search from."""

    def counts(self, path: str) -> bool:
        """True when a request for *path* is the search's own."""


_OUR_PAGE = Marks("#find", "#find", "#results", {"service": '#results a[href*="services/"]'})


def _paragraphs(document: Document) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in (document.summary, *document.paragraphs))


# ----------------------------------------------------------------------------------------- Material


@dataclass(frozen=True)
class Material:
    """Material for MkDocs with its own search: theme, plugin, worker and lunr as installed.

    MkDocs builds the home page. The index is made by the plugin's own class from a page for each
    document, for MkDocs takes long over 10,000 pages and the theme would add nothing to the index.
    """

    name: str = "Material"
    rank_script: str = "rank-material.js"
    starts_by_itself: bool = True
    marks: Marks = Marks(
        'label.md-header__button[for="__search"]',
        '[data-md-component="search-query"]',
        ".md-search-result__list",
        {"service": '.md-search-result__item a[href*="/services/"]'},
    )

    @property
    def version(self) -> str:
        """Of the theme."""
        return version("mkdocs-material")

    def make(self, site: Site, folder: Path) -> str:
        """Build the home page with MkDocs, then put the index of all documents in the place of its own."""
        work = folder.with_name(f"{folder.name}-material")
        (work / "docs").mkdir(parents=True)
        (work / "docs/index.md").write_text("# Home\n\nFind help.\n", "utf-8")
        (work / "mkdocs.yml").write_text(
            f"site_name: Bench\nsite_url: ''\nsite_dir: {json.dumps(str(folder))}\n"
            "theme: {name: material, font: false}\nplugins: [search]\n",
            "utf-8",
        )
        _run([sys.executable, "-m", "mkdocs", "build", "--quiet"], work)
        shutil.rmtree(work)
        file = folder / "search/search_index.json"
        plugin = importlib.import_module("material.plugins.search.plugin")
        index = plugin.SearchIndex(**json.loads(file.read_text("utf-8"))["config"])
        for document in site.documents:
            index.add_entry_from_context(_as_page(document))
        file.write_text(index.generate_search_index(None), "utf-8")
        return ""

    def counts(self, path: str) -> bool:
        """Its index and its worker: the sitemap that the theme asks for beside them is left out."""
        return "search" in path


def _as_page(document: Document) -> SimpleNamespace:
    """A document as MkDocs hands a page to plugins."""
    return SimpleNamespace(
        content=f'<h1 id="top">{escape(document.title)}</h1>{_paragraphs(document)}',
        toc=[],
        url=document.url,
        meta={},
        title=document.title,
    )


# ----------------------------------------------------------------------------------------- Pagefind


@dataclass(frozen=True)
class Pagefind:
    """Pagefind over one HTML page for each document; its interface in a page of ours."""

    name: str = "Pagefind"
    rank_script: str = ""
    starts_by_itself: bool = False
    marks: Marks = _OUR_PAGE

    @property
    def version(self) -> str:
        """Of the binary."""
        try:
            return version("pagefind_bin")
        except ModuleNotFoundError as missing:
            raise NotInstalled("pagefind_bin is not installed: run make bench-search") from missing

    def make(self, site: Site, folder: Path) -> str:
        """Write the pages, have them indexed, and add the page to search from."""
        folder.mkdir(parents=True)
        for document in site.documents:
            page = folder / document.url / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(
                f'<!doctype html><html lang="en"><title>{escape(document.title)}</title>'
                f"<main data-pagefind-body><h1>{escape(document.title)}</h1>"
                f"{_paragraphs(document)}</main></html>",
                "utf-8",
            )
        _run([sys.executable, "-m", "pagefind_bin", "--quiet", "--site", str(folder)], folder)
        _write_page(folder, "pagefind.js")
        return ""

    def counts(self, path: str) -> bool:
        """All that is asked for after the tap."""
        return bool(path)


# --------------------------------------------------------------------------------------- MiniSearch


@dataclass(frozen=True)
class MiniSearch:
    """Plain MiniSearch, minified: no stems, no lay words, with prefixes and its own fuzziness."""

    serialised: bool = True
    name: str = "MiniSearch"
    rank_script: str = ""
    starts_by_itself: bool = False
    marks: Marks = _OUR_PAGE

    @property
    def version(self) -> str:
        """Of the npm package."""
        package = NPM / "minisearch/package.json"
        if not package.is_file():
            raise NotInstalled("MiniSearch is not installed: run make bench-search")
        return str(json.loads(package.read_text("utf-8"))["version"])

    def make(self, site: Site, folder: Path) -> str:
        """Write the documents, or the index made from them by Node, and the page to search from."""
        folder.mkdir(parents=True)
        package = NPM / "minisearch/dist"
        _run(
            [str(NPM / ".bin/terser"), str(package / "umd/index.js"), "--compress", "--mangle",
             "--output", str(folder / "minisearch.min.js")],
            folder,
        )  # fmt: skip
        _write_page(folder, "minisearch.js", f"var SERIALISED = {json.dumps(self.serialised)};\n")
        documents = [
            {"id": d.url, "title": d.title, "summary": d.summary, "text": "\n".join(d.paragraphs)}
            for d in site.documents
        ]
        packed = json.dumps(documents, ensure_ascii=False, separators=(",", ":"))
        (folder / "documents.json").write_text(packed, "utf-8")
        if self.serialised:
            _run(
                ["node", str(PAGES / "serialise.js"), str(package / "cjs/index.cjs"), str(folder)],
                folder,
            )
        return ""

    def counts(self, path: str) -> bool:
        """All that is asked for after the tap."""
        return bool(path)


# ----------------------------------------------------------------------------------------- Signpost


@dataclass(frozen=True)
class Signpost:
    """Our own search, in the site as it is published."""

    public: Path
    name: str = "Signpost"
    rank_script: str = "rank-signpost.js"
    starts_by_itself: bool = False
    marks: Marks = field(
        default_factory=lambda: Marks(
            "#find",
            "#find",
            "#results",
            {
                "service": "#results li.card",
                "card": "#needs-found .need-card",
                "urgent": "#crisis section:not([hidden])",
            },
        )
    )

    @property
    def version(self) -> str:
        """Of this project."""
        return version("signpost")

    def make(self, site: Site, folder: Path) -> str:
        """Serve the published sites as they are; search from the area's home page."""
        folder.symlink_to(self.public, target_is_directory=True)
        return f"{site.id}/"

    def counts(self, path: str) -> bool:
        """All that is asked for after the tap."""
        return bool(path)


# ------------------------------------------------------------------------------------------- shared


def _write_page(folder: Path, engine: str, before: str = "") -> None:
    """The bench's page, with the script of one engine as ``engine.js``."""
    shutil.copy(PAGES / "page.html", folder / "index.html")
    shutil.copy(PAGES / "show.js", folder)
    (folder / "engine.js").write_text(before + (PAGES / engine).read_text("utf-8"), "utf-8")


def _run(command: Sequence[str], where: Path) -> None:
    """Run a tool; what it said goes with the error when it fails."""
    done = subprocess.run(command, cwd=where, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")
