"""Where a site stands on the web, and names that stay the same wherever it moves."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from generator.planning.pages import SitePlan
from generator.records.settings import Settings

YEAR = "2026"
"""A tag URI names a year in which its host was ours. It never changes: https://www.rfc-editor.org/rfc/rfc4151"""

#: What XML 1.0 may not hold, and what makes no sense in one line of a calendar.
_FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)


def root_of(plan: SitePlan, settings: Settings) -> str:
    """The canonical address of a site, with a slash at the end."""
    return settings.site_url + (f"{plan.folder}/" if plan.folder else "")


def page_address(root: str, page: str) -> str:
    """The canonical address of the page at *page* in the site at *root*."""
    return root + page.removesuffix("index.html")


def host_of(settings: Settings) -> str:
    """The host of the directory: 'signpost.example'."""
    return urlsplit(settings.site_url).hostname or "localhost"


def tag(settings: Settings, id_: str) -> str:
    """The name of *id_* for ever, the same in every site of the directory."""
    return f"tag:{host_of(settings)},{YEAR}:{id_}"


def plain(text: str) -> str:
    """*text* without characters that XML forbids or that no reader can show."""
    return _FORBIDDEN.sub("", text)
