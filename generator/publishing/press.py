"""Render, inspect and write the pages of a site, on one process or several. Stage 7, first half."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from generator.planning.pages import Page
from generator.publishing.inspection import Fault, inspect, links_to_ids
from generator.publishing.staging import Writer
from generator.records.forked import can_fork, forked
from generator.rendering.render import SiteRenderer

PARALLEL_FROM = 1500
"""Pages from which a second process pays for its start."""

PageLinks = tuple[str, frozenset[str], tuple[tuple[str, str], ...]]


def press(renderer: SiteRenderer, folder: Path, known: frozenset[str], jobs: int) -> list[Fault]:
    """Write every page of the renderer's site below *folder*, and give the faults found.

    *known* are all addresses of the site with its assets. The output does not depend on *jobs*.
    """
    pages = renderer.pages
    shares = jobs if len(pages) >= PARALLEL_FROM and can_fork() else 1
    size = -(-len(pages) // shares)

    def press_share(share: int) -> tuple[list[Fault], list[PageLinks]]:
        gc.disable()
        return _press_some(renderer, pages[share * size : (share + 1) * size], folder, known)

    if shares > 1:
        gc.freeze()
        results = forked(press_share, shares)
    else:
        results = [_press_some(renderer, pages, folder, known)]
    faults = [fault for found, _ in results for fault in found]
    return sorted(faults + links_to_ids(links for _, many in results for links in many))


def _press_some(
    renderer: SiteRenderer, pages: Sequence[Page], folder: Path, known: frozenset[str]
) -> tuple[list[Fault], list[PageLinks]]:
    writer = Writer(folder)
    faults: list[Fault] = []
    links: list[PageLinks] = []
    for page in pages:
        text = renderer.page(page)
        url = renderer.address(page)
        found = inspect(url, text, known, renderer.root_address)
        faults += found.faults
        links.append((url, found.ids, found.elsewhere))
        writer.write(url, text)
    return faults, links
