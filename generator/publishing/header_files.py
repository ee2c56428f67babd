"""The headers of :mod:`generator.rendering.security_policy` as files that hosts read.

``_headers`` is for Netlify and Cloudflare Pages, ``.htaccess`` for Apache, and
``nginx-headers.conf`` for the ``server`` block of nginx. Also ``security.txt``, by RFC 9116.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.records.settings import Settings
from generator.rendering.security_policy import FRESH, IMMUTABLE, headers

HASHED = r"\.[0-9a-f]{10}\.(css|js)$"
"""The end of the name of a file that never changes: its name holds a hash of its content."""

SECURITY_TXT = ".well-known/security.txt"
SECURITY_TXT_DAYS = 360
"""How long security.txt holds. RFC 9116 recommends less than a year; each build renews it."""


def header_files(root: str, folders: Iterable[str]) -> dict[str, str]:
    """The three files for a site at the path *root* of its host, each by its name.

    *folders* are those with assets, from the site's root: '' for its own, 'sunderland/' for an
    area's below the hub.
    """
    return {
        "_headers": _netlify(root, folders),
        ".htaccess": _apache(root),
        "nginx-headers.conf": _nginx(root),
    }


def _netlify(root: str, folders: Iterable[str]) -> str:
    # A header set by two rules is joined by these hosts, so only one rule sets Cache-Control.
    # For all other files both send FRESH by themselves.
    lines = ["# Netlify and Cloudflare Pages read this file.", f"{root}*"]
    lines += [f"  {name}: {value}" for name, value in headers().items()]
    for folder in folders:
        lines += [f"{root}{folder}assets/*", f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join(lines) + "\n"


def _apache(root: str) -> str:
    lines = [
        "# Apache reads this file where AllowOverride lets it: FileInfo is enough.",
        f"ErrorDocument 404 {root}404.html",
        "AddDefaultCharset utf-8",
        "<IfModule mod_headers.c>",
        *(f"Header always set {name} {_quoted(value)}" for name, value in headers().items()),
        # Not "always": a page that is not found must not be kept.
        f"Header set Cache-Control {_quoted(FRESH)}",
        f'<FilesMatch "{HASHED}">',
        f"Header set Cache-Control {_quoted(IMMUTABLE)}",
        "</FilesMatch>",
        "</IfModule>",
    ]
    return "\n".join(lines) + "\n"


def _nginx(root: str) -> str:
    lines = [
        "# For nginx: include a copy of this file in the server block. A location that has an",
        "# add_header of its own needs the include, too: nginx gives it none of the server's.",
        f"error_page 404 {root}404.html;",
        "charset utf-8;",
        f"set $signpost_cache {_quoted(FRESH)};",
        f'if ($uri ~ "{HASHED}") {{ set $signpost_cache {_quoted(IMMUTABLE)}; }}',
        *(f"add_header {name} {_quoted(value)} always;" for name, value in headers().items()),
        "add_header Cache-Control $signpost_cache;",
    ]
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    """*value* between double quotes. No value of ours has one, nor a backslash or a dollar."""
    assert not set(value) & set('"\\$'), value
    return f'"{value}"'


def security_txt(settings: Settings, today: date) -> str | None:
    """Whom to tell of a hole, or None: without a contact, or where the site is not at its host's root."""
    if settings.security_contact is None or settings.base_path != "/":
        return None
    host = urlsplit(settings.site_url)
    expires = today + timedelta(days=SECURITY_TXT_DAYS)
    return (
        f"Contact: mailto:{settings.security_contact}\n"
        f"Expires: {expires.isoformat()}T00:00:00Z\n"
        "Preferred-Languages: en\n"
        f"Canonical: {host.scheme}://{host.netloc}/{SECURITY_TXT}\n"
    )
