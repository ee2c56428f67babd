"""The files of a site that are not pages: sitemap, robots, styles and scripts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path

from generator.planning.pages import SitePlan
from generator.planning.wording import day_in_words
from generator.records.settings import Settings
from generator.rendering.render import BookletLink

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


def assets(templates: Path) -> tuple[str, dict[str, bytes]]:
    """The stylesheet's published name and every asset by its place in a site.

    The stylesheet's name holds a hash of its content, so that browsers may keep it for ever.
    """
    style = (templates / "assets" / "site.css").read_bytes()
    name = f"site.{hashlib.sha256(style).hexdigest()[:10]}.css"
    return name, {f"assets/{name}": style}


def copy_script(templates: Path) -> tuple[str, bytes]:
    """The script that copies a referral summary: its published name, and the file."""
    text = (templates / "assets" / "copy.js").read_bytes()
    return f"copy.{hashlib.sha256(text).hexdigest()[:10]}.js", text
