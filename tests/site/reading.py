"""Read a page's HTML as a browser does, without the generator's help."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }
)
REGIONS = frozenset({"head", "header", "main", "footer"})


@dataclass(slots=True)
class Element:
    """An element: its tag, its attributes, the part of the page it stands in, and the text inside it."""

    tag: str
    attributes: dict[str, str]
    region: str
    inside: tuple[str, ...]
    #: All pieces of text of the page, and which of them stand inside this element.
    of_page: list[str]
    start: int
    end: int

    def get(self, name: str) -> str:
        """An attribute's value; '' when it has none."""
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """All text inside, with single spaces."""
        return squeezed(" ".join(self.pieces))

    @property
    def pieces(self) -> list[str]:
        """The text inside, piece by piece."""
        return self.of_page[self.start : self.end]


def squeezed(text: str) -> str:
    """*text* with single spaces."""
    return " ".join(text.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.above: tuple[str, ...] = ()
        self.pieces: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if len(attributes) < len(attrs):
            names = [name for name, _ in attrs]
            twice = {name for name in names if names.count(name) > 1}
            self.faults += [f"<{tag}> has {name} twice" for name in twice]
        region = self.open[-1].region if self.open else ""
        # Only the page's own header and footer are regions: an article may have its own.
        if tag in REGIONS and len(self.open) <= 2 and not region:
            region = tag
        here = len(self.pieces)
        element = Element(tag, attributes, region, self.above, self.pieces, here, here)
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)
            self.above = (*self.above, tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1].tag == tag:
            self.open.pop().end = len(self.pieces)
            self.above = self.above[:-1]
        else:
            self.faults.append(
                f"</{tag}> closes <{self.open[-1].tag if self.open else ''}> on line {self.getpos()[0]}"
            )

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def close(self) -> None:
        """End the page: what is still open goes on to here."""
        super().close()
        for element in self.open:
            element.end = len(self.pieces)


@dataclass(frozen=True)
class Page:
    """A page: its address from the folder of all sites, its source, its elements in the source's order."""

    url: str
    source: str
    elements: tuple[Element, ...]
    faults: tuple[str, ...]

    def all(self, *tags: str, region: str = "") -> Iterator[Element]:
        """Elements with one of *tags* (all, when none is named), in a part of the page or anywhere."""
        return (
            e
            for e in self.elements
            if (not tags or e.tag in tags) and (not region or e.region == region)
        )

    def one(self, tag: str) -> Element:
        """The only element with this tag."""
        (found,) = self.all(tag)
        return found

    @cached_property
    def text(self) -> str:
        """What main says."""
        return self.one("main").text

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in order."""
        return tuple(e.attributes["id"] for e in self.elements if "id" in e.attributes)

    def meta(self, name: str) -> str:
        """The content of a named meta element; '' when there is none."""
        return next((e.get("content") for e in self.all("meta") if e.get("name") == name), "")

    def region(self, name: str) -> str:
        """What the page's own header or footer says; an article in main may have others."""
        return next(e.text for e in self.all(name) if e.region == name)

    @property
    def is_redirect(self) -> bool:
        """True for a page that only leads on to another."""
        return any(e.get("http-equiv") == "refresh" for e in self.all("meta"))


def read_page(url: str, source: str) -> Page:
    """Read the page at *url*."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    left = tuple(f"<{e.tag}> is never closed" for e in reader.open)
    return Page(url, source, tuple(reader.elements), (*reader.faults, *left))


def read_pages(folder: Path) -> dict[str, Page]:
    """Every page below *folder* by its address from there."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        files = sorted(folder.rglob("*.html"))
        return {
            url: read_page(url, f.read_text("utf-8"))
            for f in files
            if (url := f.relative_to(folder).as_posix())
        }
    finally:
        if was_on:
            gc.enable()


def numbered(number: str) -> re.Pattern[str]:
    """A pattern for the digits of *number* however they are grouped, but never as a part of a longer number."""
    digits = re.sub(r"\D", "", number)
    return re.compile(r"(?<![\d])" + r"[\s\u00a0().\-]*".join(digits) + r"(?!\d)")
