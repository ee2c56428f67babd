"""Render, inspect and write the pages of a site, on one process or several. Stage 7, first half."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Sequence
from pathlib import Path

from generator.planning.pages import Page
from generator.publishing.inspection import Fault, inspect, links_to_ids
from generator.publishing.staging import Writer
from generator.rendering.render import SiteRenderer

PARALLEL_FROM = 1500
"""Pages from which a second process pays for its start."""

PageLinks = tuple[str, frozenset[str], tuple[tuple[str, str], ...]]


def press(renderer: SiteRenderer, folder: Path, known: frozenset[str], jobs: int) -> list[Fault]:
    """Write every page of the renderer's site below *folder*, and give the faults found.

    *known* are all addresses of the site with its assets. The output does not depend on *jobs*.
    """
    pages = renderer.plan.pages
    if jobs > 1 and len(pages) >= PARALLEL_FROM and "fork" in multiprocessing.get_all_start_methods():
        results = _in_processes(renderer, folder, known, jobs)
    else:
        results = [_press_some(renderer, pages, folder, known)]
    faults = [fault for found, _ in results for fault in found]
    return sorted(faults + links_to_ids(links for _, many in results for links in many))


def _in_processes(renderer: SiteRenderer, folder: Path, known: frozenset[str], jobs: int) -> list[tuple[list[Fault], list[PageLinks]]]:
    """Fork, so that each process has the whole plan without its being copied or sent."""
    global _shared
    _shared = (renderer, folder, known, jobs)
    gc.freeze()
    context = multiprocessing.get_context("fork")
    with context.Pool(jobs) as pool:
        results = pool.map(_press_share, range(jobs), chunksize=1)
    _shared = None
    return results


_shared: tuple[SiteRenderer, Path, frozenset[str], int] | None = None


def _press_share(number: int) -> tuple[list[Fault], list[PageLinks]]:
    assert _shared is not None
    renderer, folder, known, jobs = _shared
    gc.disable()
    pages = renderer.plan.pages
    size = -(-len(pages) // jobs)
    return _press_some(renderer, pages[number * size : (number + 1) * size], folder, known)


def _press_some(renderer: SiteRenderer, pages: Sequence[Page], folder: Path, known: frozenset[str]) -> tuple[list[Fault], list[PageLinks]]:
    writer = Writer(folder)
    faults: list[Fault] = []
    links: list[PageLinks] = []
    for page in pages:
        text = renderer.page(page)
        found = inspect(page.url, text, known, renderer.root_address)
        faults += found.faults
        links.append((page.url, found.ids, found.elsewhere))
        writer.write(page.url, text)
    return faults, links
