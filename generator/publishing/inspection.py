"""Inspect every page before it is published: links, ids, slots, title, description, heading, language."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

_HREF = re.compile(r'<(?:a|link|script|img|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_OUTSIDE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:|//")
_H1 = re.compile(r"<h1[ >]")
_TITLE = re.compile(r"<title>\s*[^<\s][^<]*</title>")
_DESCRIPTION = re.compile(r'<meta name="description" content="\s*[^"\s][^"]*">')
_LANG = re.compile(r'<html lang="[a-z]')


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

    *known* are all addresses of the site, with its assets. Links that lead above the site's root go
    to the hub, and are held against the hub's own pages when all is built. *root* is what links
    from the 404 page begin with.
    """
    faults = [Fault(url, what) for what in _structure(text)]
    ids = _ID.findall(text)
    unique = frozenset(ids)
    if len(unique) != len(ids):
        twice = sorted({id_ for id_ in unique if ids.count(id_) > 1})
        faults.append(Fault(url, f"an id stands twice: {', '.join(twice)}"))
    elsewhere: list[tuple[str, str]] = []
    folder = posixpath.dirname(url)
    for raw in set(_HREF.findall(text)):
        href = unescape(raw)
        if not href or _OUTSIDE.match(href):
            continue
        path, _, fragment = href.partition("#")
        if root and path.startswith(root):
            path = "/" + path[len(root) :]
        target = url if not path else posixpath.normpath(posixpath.join("/" + folder, path)).lstrip("/")
        if path.startswith("../" * (url.count("/") + 1)):
            continue  # the hub's
        if target not in known:
            faults.append(Fault(url, f"a link leads nowhere: {href}"))
        elif fragment and target == url and fragment not in unique:
            faults.append(Fault(url, f"a link leads to no id: {href}"))
        elif fragment and target != url:
            elsewhere.append((target, fragment))
    return Inspected(url, tuple(faults), unique, tuple(elsewhere))


def _structure(text: str) -> Iterator[str]:
    if "%%signpost:" in text:
        yield "a slot is left"
    if len(_H1.findall(text)) != 1:
        yield f"it has {len(_H1.findall(text))} headings of the first level"
    for name, pattern in (("title", _TITLE), ("description", _DESCRIPTION), ("language", _LANG)):
        if not pattern.search(text):
            yield f"it has no {name}"


def links_to_ids(pages: Iterable[tuple[str, frozenset[str], tuple[tuple[str, str], ...]]]) -> list[Fault]:
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
