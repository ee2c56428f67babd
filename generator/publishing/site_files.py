"""The files of a site that are not pages: sitemap, robots, styles and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path

from generator.planning.pages import SitePlan
from generator.planning.wording import day_in_words
from generator.records.settings import Settings
from generator.rendering.first_paint import FirstPaint
from generator.rendering.render import BookletLink
from generator.rendering.scripts import hashed_name, script
from generator.rendering.speaking import Language

SITEMAP_LIMIT = 50_000
"""Addresses in one sitemap. https://www.sitemaps.org/protocol.html"""

BOOKLET = "booklet.pdf"
"""Where the booklet of a site stands."""


def booklet_link(content: bytes, today: date) -> BookletLink:
    """How a site offers its booklet: with its size and day."""
    size = f"{-(-len(content) // 1024):,} KB"
    return BookletLink(BOOKLET, f"PDF, {size}, made on {day_in_words(today)}")


def sitemap(plan: SitePlan, settings: Settings) -> str:
    """The site's sitemap: canonical addresses of pages that search engines may list."""
    base = settings.site_url + (f"{plan.folder}/" if plan.folder else "")
    listed = [page.address for page in plan.pages if page.in_sitemap and not page.quiet_title][
        :SITEMAP_LIMIT
    ]
    rows = "".join(f"<url><loc>{escape(base + address)}</loc></url>\n" for address in listed)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def robots(plans: Iterable[SitePlan], settings: Settings) -> str:
    """What search engines may do. Before launch pages carry noindex, which must stay readable."""
    maps = "".join(
        f"Sitemap: {settings.site_url}{plan.folder + '/' if plan.folder else ''}sitemap.xml\n"
        for plan in plans
    )
    return f"User-agent: *\nAllow: /\n{maps if settings.launched else ''}"


#: The scripts of pages, by name, with the files of ``assets/`` that each is made of.
SCRIPTS: dict[str, tuple[str, ...]] = {
    "library": ("library",),
    "copy": ("copy",),
    "offline": ("offline/page",),
    "checked": ("search/fresh", "checked"),
    "save": ("saved", "save"),
    "list": (
        "saved",
        "search/fresh",
        "list/words",
        "list/message",
        "list/kept",
        "list/cards",
        "list/entry",
        "list/page",
    ),
    "forget": ("forget",),
}


_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_STRING = re.compile(r"""("[^"\n]*")""")


def small_css(text: str) -> str:
    """The stylesheet *text* as it is published: without comments, and without spaces that say nothing.

    Strings stay as they are. A space before a colon or round an operator may say something, so it stays.
    """
    pieces = _CSS_STRING.split(_CSS_COMMENT.sub("", text))
    pieces[::2] = [
        re.sub(r":\s+", ":", re.sub(r"\s*([{};,>])\s*", r"\1", re.sub(r"\s+", " ", piece)))
        for piece in pieces[::2]
    ]
    return "".join(pieces).replace(";}", "}").strip()


@dataclass(frozen=True, slots=True)
class Assets:
    """What pages have: the published names of the *stylesheets* (``site``, ``practice``), and of *scripts*.

    *first_paint* is what stands in each page itself.

    The names hold a hash of the content, so that browsers may keep the files for ever. *files* has
    every asset by its place in a site.
    """

    stylesheets: Mapping[str, str]
    scripts: Mapping[str, str]
    files: dict[str, bytes]
    first_paint: FirstPaint


def assets(templates: Path) -> Assets:
    """The styles of all pages, and the scripts of :data:`SCRIPTS` in English, from ``assets/`` below *templates*."""
    folder = templates / "assets"
    files: dict[str, bytes] = {}
    styles = {
        path.stem: _publish(files, path.stem, "css", small_css(path.read_text("utf-8")))
        for path in sorted(folder.glob("*.css"))
    }
    scripts = {
        name: _publish(files, name, "js", script(folder, parts)) for name, parts in SCRIPTS.items()
    }
    return Assets(styles, scripts, files, _first_paint(folder))


def assets_in(templates: Path, language: Language, english: Assets) -> Assets:
    """What pages in *language* have: the scripts of the *english* ones with its words, and one more.

    A script of which nobody has said a word is the English one, or does the same.
    """
    folder = templates / "assets"
    files: dict[str, bytes] = {}
    scripts = {
        name: _publish(files, name, "js", script(folder, parts, language))
        for name, parts in {**SCRIPTS, "speaking": ("speaking",)}.items()
    }
    first = replace(english.first_paint, script=script(folder, ("leave",), language))
    return replace(english, scripts=scripts, files=files, first_paint=first)


def _publish(files: dict[str, bytes], name: str, ending: str, text: str) -> str:
    """Put *text* among *files*, and give the name under which it stands there."""
    content = text.encode()
    full = hashed_name(name, ending, content)
    files[f"assets/{full}"] = content
    return full


def _first_paint(folder: Path) -> FirstPaint:
    """What stands in each page, from the folder of assets."""
    page, strip, panel = (
        (folder / f"first/{name}.css").read_text("utf-8") for name in ("page", "strip", "panel")
    )
    return FirstPaint(script(folder, ("leave",)), small_css(page + strip), small_css(page + panel))
