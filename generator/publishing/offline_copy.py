"""The copy of an area's site that a phone can keep: its pages, search, styles and scripts in a few files.

``offline/copy.json`` lists the parts; each part is gzipped JSON, ``{address: text}``, in a file named by
its hash. The first part says in which part each address is. ``sw.js`` loads and shows them. Many small
files would be slow on a phone, and hosts do not always compress: this is sent as it stands.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from generator.planning.offline_page import KEEP
from generator.planning.wording import day_in_words
from generator.publishing.staging import replace_file
from generator.records.forked import can_fork, forked
from generator.rendering.render import CopyOffer
from generator.rendering.scripts import script
from generator.rendering.security_policy import headers

WORKER = "sw.js"
LIST = "offline/copy.json"
FORMAT = 1
"""What the worker understands. A list of another format makes phones ask for a newer worker."""

PART = 768 * 1024
"""Characters in a part before it is compressed: then 60 to 90 KB, a second or two on slow 3G."""

MANY_PARTS = 16
"""From this number on, a second process pays for its start."""

_NOT_KEPT = ("/suggest/index.html", "practice/compare/")
"""Pages that need a connection to be of use, or that weigh more than all others together."""

_TAKEN_DOWN = "data-taken-down"
"""What the page of an entry has that was taken down."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it is published: its hash, its bytes, and the addresses in it."""

    hash: str
    content: bytes
    addresses: tuple[str, ...]

    @property
    def url(self) -> str:
        """Where it stands in the site."""
        return f"offline/{self.hash[:16]}.bin"


@dataclass(frozen=True, slots=True)
class Packed:
    """The parts of a copy without the page that offers it. *gone* names the entries that were taken down."""

    parts: tuple[Part, ...]
    pages: int
    gone: str

    @property
    def offer(self) -> CopyOffer:
        """How the site offers the copy: its size and pages in words."""
        return CopyOffer(
            _size(sum(len(part.content) for part in self.parts)), f"{self.pages + 1:,}"
        )


def worker(templates: Path) -> bytes:
    """The program that keeps a copy, from ``assets/offline/`` below *templates*."""
    return script(templates / "assets", ["offline/worker"]).encode()


def packed(folder: Path, jobs: int = 1) -> Packed:
    """The parts of the copy of the site below *folder*, as it stands there. Raises OSError."""
    urls = sorted(_kept(folder))
    shelves = list(_shelves(folder, urls))
    shares = jobs if len(shelves) >= MANY_PARTS and can_fork() else 1

    def pack(share: int) -> tuple[list[Part], list[str]]:
        gone: list[str] = []
        made = []
        for shelf in shelves[share::shares]:
            texts = {url: (folder / url).read_text("utf-8") for url in shelf}
            gone += [url for url, text in texts.items() if _TAKEN_DOWN in text]
            made.append(_part(texts))
        return made, gone

    done = forked(pack, shares) if shares > 1 else [pack(0)]
    parts = sorted((part for made, _ in done for part in made), key=lambda part: part.addresses)
    gone = "\n".join(sorted(url for _, found in done for url in found))
    pages = sum(url.endswith(".html") for url in urls)
    return Packed(tuple(parts), pages, hashlib.sha256(gone.encode()).hexdigest()[:16])


def copy_files(copy: Packed, page: str, made: date) -> dict[str, bytes]:
    """Every file of *copy* by its place in the site, with the text of the *page* that offers it."""
    inside = (*copy.parts, _part({KEEP: page}))
    places = {url: n for n, part in enumerate(inside, 1) for url in part.addresses}
    parts = (_part_of(places), *inside)
    version = hashlib.sha256("".join(part.hash for part in parts).encode()).hexdigest()[:16]
    listed = {
        "format": FORMAT,
        "version": version,
        "made": made.isoformat(),
        "bytes": sum(len(part.content) for part in parts),
        "gone": copy.gone,
        "words": _words(made),
        "headers": headers(),
        "parts": [[part.hash, len(part.content)] for part in parts],
    }
    return {LIST: _json(listed), **{part.url: part.content for part in parts}}


def pack_again(target: Path, made: date) -> None:
    """Make every copy below *target* anew from its site as it stands now, after an entry was taken out by hand.

    The list is replaced last: a phone that loads meanwhile finds a part missing and tries again. Raises OSError.
    """
    for path in sorted(target.rglob(LIST)):
        site = path.parent.parent
        files = copy_files(packed(site), (site / KEEP).read_text("utf-8"), made)
        for old in path.parent.glob("*.bin"):
            if f"offline/{old.name}" not in files:
                old.unlink()
        for url in sorted(files, key=lambda url: url == LIST):
            replace_file(site / url, files[url])


def _words(made: date) -> dict[str, str]:
    """What a page from the copy says of its age. HTML."""
    return {
        "line": f"Copy from {escape(day_in_words(made))}{{age}}. Numbers may have changed.",
        "one": ", 1 day old",
        "many": ", {n} days old",
    }


def _kept(folder: Path) -> Iterator[str]:
    """The addresses of what a copy holds, but for the page that offers it."""
    for path in folder.rglob("*.html"):
        url = path.relative_to(folder).as_posix()
        if url != KEEP and not any(mark in f"/{url}" for mark in _NOT_KEPT):
            yield url
    for pattern in ("assets/*.css", "assets/*.js", "search/*.js", "my-list/*.js"):
        for path in folder.glob(pattern):
            if not path.name.startswith("suggest."):
                yield path.relative_to(folder).as_posix()


def _shelves(folder: Path, urls: list[str]) -> Iterator[list[str]]:
    """*urls* in groups of about :data:`PART` bytes."""
    shelf: list[str] = []
    room = PART
    for url in urls:
        size = (folder / url).stat().st_size
        if shelf and size > room:
            yield shelf
            shelf, room = [], PART
        shelf.append(url)
        room -= size
    if shelf:
        yield shelf


def _part(texts: Mapping[str, str]) -> Part:
    return _packed_json(texts, tuple(texts))


def _part_of(places: Mapping[str, int]) -> Part:
    return _packed_json(places, ())


def _packed_json(data: Mapping[str, object], addresses: tuple[str, ...]) -> Part:
    content = gzip.compress(_json(data), 9, mtime=0)
    return Part(hashlib.sha256(content).hexdigest(), content, addresses)


def _json(data: Mapping[str, object]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _size(count: int) -> str:
    """Bytes in words: to the next ten kilobytes, or to a tenth of a megabyte."""
    if count < 1_000_000:
        return f"{-(-count // 10_000) * 10} KB"
    return f"{-(-count // 100_000) / 10} MB"
