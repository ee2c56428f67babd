"""The files of a site that are not pages: sitemap, robots, styles and scripts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from pathlib import Path

from generator.planning.pages import SitePlan
from generator.records.settings import Settings

SITEMAP_LIMIT = 50_000
"""Addresses in one sitemap. https://www.sitemaps.org/protocol.html"""


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
    name, style = _hashed(templates, "site.css")
    return name, {f"assets/{name}": style}


def library_assets(templates: Path) -> tuple[tuple[str, str], dict[str, bytes]]:
    """The stylesheet and the script of the library of practice examples: published names, and files."""
    found = [_hashed(templates, "library.css"), _hashed(templates, "library.js")]
    files = {f"assets/{name}": content for name, content in found}
    return (found[0][0], found[1][0]), files


def _hashed(templates: Path, name: str) -> tuple[str, bytes]:
    content = (templates / "assets" / name).read_bytes()
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:10]}.{ending}", content
