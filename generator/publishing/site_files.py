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


def script(templates: Path, name: str) -> tuple[str, bytes]:
    """The published name of the script *name*, which is one file, and its content."""
    content = (templates / "assets" / f"{name}.js").read_bytes()
    return f"{name}.{hashlib.sha256(content).hexdigest()[:10]}.js", content


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


def assets(templates: Path) -> tuple[dict[str, str], dict[str, bytes]]:
    """The published name of each stylesheet (``site``, ``practice``), and every asset by its place in a site.

    The name holds a hash of the content, so that browsers may keep the file for ever.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for path in sorted((templates / "assets").glob("*.css")):
        style = path.read_bytes()
        names[path.stem] = f"{path.stem}.{hashlib.sha256(style).hexdigest()[:10]}.css"
        files[f"assets/{names[path.stem]}"] = style
    return names, files
