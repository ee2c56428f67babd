"""The files of a site that are not pages: sitemap, robots, styles and scripts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import rjsmin

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


@dataclass(frozen=True, slots=True)
class Assets:
    """What every page has: the published names of its style and its script, and all *files* by place.

    The names hold a hash of the content, so that browsers may keep the files for ever.
    """

    stylesheet: str
    leave_script: str
    files: dict[str, bytes]


def assets(templates: Path) -> Assets:
    """The style and the script of every page, from ``assets/`` below *templates*."""
    style = (templates / "assets" / "site.css").read_bytes()
    small = rjsmin.jsmin((templates / "assets" / "leave.js").read_text("utf-8"))
    assert isinstance(small, str)
    script = small.encode()
    stylesheet, leave = f"site.{_hash(style)}.css", f"leave.{_hash(script)}.js"
    return Assets(stylesheet, leave, {f"assets/{stylesheet}": style, f"assets/{leave}": script})


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]
