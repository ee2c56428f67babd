"""Inspect every page before it is published: links, ids, slots, title, description, heading, language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

HUB_HOME = "/index.html"
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something that must not be published: *page* from the site's root, and what is wrong."""

    page: str
    what: str


@dataclass(frozen=True, slots=True)
class Inspected:
    """What one page gives: its faults, its ids, and links to ids of other pages (url, id)."""

    page: str
    faults: tuple[Fault, ...]
    ids: frozenset[str]
    elsewhere: tuple[tuple[str, str], ...]


def inspect(url: str, text: str, known: frozenset[str], root: str = "") -> Inspected:
    """Inspect the page at *url* with the whole *text*.

    *known* are all addresses of the site, with its assets. A link that leads above the site's root
    may go only to a page named as the hub's home is: planning knows which pages other sites have.
    *root* is what links from the 404 page begin with.
    """
    faults = [Fault(url, what) for what in _structure(text)]
    ids = _values(text, ' id="')
    unique = frozenset(ids)
    if len(unique) != len(ids):
        twice = sorted({id_ for id_ in unique if ids.count(id_) > 1})
        faults.append(Fault(url, f"an id stands twice: {', '.join(twice)}"))
    elsewhere: list[tuple[str, str]] = []
    up = "../" * url.count("/")
    for raw in {*_values(text, ' href="'), *_values(text, ' src="'), *_values(text, ' action="')}:
        href = unescape(raw) if "&" in raw else raw
        path, _, fragment = href.partition("#")
        if not href or _OUTSIDE.match(path):
            continue
        above = path.startswith("../" + up) or (
            path.startswith("/") and not (root and path.startswith(root))
        )
        if above:
            if not path.endswith(HUB_HOME):
                faults.append(
                    Fault(url, f"a link leads above the site, but not to the hub: {href}")
                )
            continue
        target = _target(url, path, up, root)
        if target not in known:
            faults.append(Fault(url, f"a link leads nowhere: {href}"))
        elif fragment and target == url and fragment not in unique:
            faults.append(Fault(url, f"a link leads to no id: {href}"))
        elif fragment and target != url:
            elsewhere.append((target, fragment))
    return Inspected(url, tuple(faults), unique, tuple(elsewhere))


def _values(text: str, lead: str) -> list[str]:
    """What stands between each *lead* and the next double quote. Splitting is faster than a pattern."""
    return [piece[: piece.find('"')] for piece in text.split(lead)[1:]]


def _target(url: str, path: str, up: str, root: str) -> str:
    """The address from the site's root that *path*, as written on the page *url*, leads to."""
    if not path:
        return url
    if root and path.startswith(root):
        return path[len(root) :]
    rest = path[len(up) :] if up and path.startswith(up) else None
    if rest is not None and ".." not in rest and "./" not in rest:
        return rest
    return posixpath.normpath(posixpath.join("/" + posixpath.dirname(url), path)).lstrip("/")


def _structure(text: str) -> Iterator[str]:
    if "%%signpost:" in text:
        yield "a slot is left"
    if (headings := text.count("<h1>") + text.count("<h1 ")) != 1:
        yield f"it has {headings} headings of the first level"
    title = text.find("</title>")
    if title < 0 or text[:title].rstrip().endswith(">"):
        yield "it has no title"
    for name, lead, end in _NEEDED:
        start = text.find(lead)
        if start < 0 or not text[start + len(lead) : text.find(end, start + len(lead))].strip():
            yield f"it has no {name}"


_NEEDED = (
    ("language", '<html lang="', '"'),
    ("description", '<meta name="description" content="', '"'),
)


def links_to_ids(
    pages: Iterable[tuple[str, frozenset[str], tuple[tuple[str, str], ...]]],
) -> list[Fault]:
    """Hold links from page to page against the ids that are there: (page, ids, links) of all pages."""
    listed = list(pages)
    wanted = {target for _, _, links in listed for target, _ in links}
    ids = {page: found for page, found, _ in listed if page in wanted}
    return [
        Fault(page, f"a link leads to no id: {target}#{fragment}")
        for page, _, links in listed
        for target, fragment in links
        if fragment not in ids.get(target, frozenset())
    ]
