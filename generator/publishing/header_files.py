"""The headers of :mod:`generator.rendering.security_policy` as files that hosts read.

``_headers`` is for Netlify and Cloudflare Pages, ``.htaccess`` for Apache, and
``nginx-headers.conf`` for the ``server`` block of nginx. Also ``security.txt``, by RFC 9116.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.records.settings import Settings
from generator.rendering.security_policy import FRESH, IMMUTABLE, editor_headers, headers

HASHED = r"\.[0-9a-f]{10}\.(css|js)$"
"""The end of the name of a file that never changes: its name holds a hash of its content."""

SECURITY_TXT = ".well-known/security.txt"
SECURITY_TXT_DAYS = 360
"""How long security.txt holds. RFC 9116 recommends less than a year; each build renews it."""


@dataclass(frozen=True, slots=True)
class EditorsPage:
    """The one page with a policy of its own, in *folder*; *beside* are all other names at the site's root.

    A name with a slash at its end is a folder.
    """

    folder: str
    beside: tuple[str, ...]
    signs_in_elsewhere: bool

    @property
    def headers(self) -> dict[str, str]:
        """What differs there."""
        return editor_headers(signs_in_elsewhere=self.signs_in_elsewhere)


def header_files(
    root: str, folders: Iterable[str], editor: EditorsPage | None = None
) -> dict[str, str]:
    """The three files for a site at the path *root* of its host, each by its name; a fourth with an *editor*.

    *folders* are those with assets, from the site's root: '' for its own, 'sunderland/' for an
    area's below the hub.
    """
    files = {
        "_headers": _netlify(root, folders, editor),
        ".htaccess": _apache(root),
        "nginx-headers.conf": _nginx(root, editor),
    }
    if editor:
        files[f"{editor.folder}.htaccess"] = _apache_editor(editor)
    return files


def _netlify(root: str, folders: Iterable[str], editor: EditorsPage | None) -> str:
    # A header set by two rules is joined by these hosts, so only one rule sets each for any file: with
    # an editor's page, what differs there is set name by name. Cache-Control is set for assets alone,
    # since for all other files both send FRESH by themselves.
    apart = editor.headers if editor else {}
    everywhere = {name: value for name, value in headers().items() if name not in apart}
    lines = ["# Netlify and Cloudflare Pages read this file.", f"{root}*"]
    lines += _rule(everywhere)
    if editor:
        strict = {name: headers()[name] for name in apart}
        for name in ("", *editor.beside):
            lines += [f"{root}{name}{'*' if name.endswith('/') else ''}", *_rule(strict)]
        lines += [f"{root}{editor.folder}*", *_rule(apart)]
    for folder in folders:
        lines += [f"{root}{folder}assets/*", f"  Cache-Control: {IMMUTABLE}"]
    return "\n".join(lines) + "\n"


def _rule(sent: dict[str, str]) -> list[str]:
    return [f"  {name}: {value}" for name, value in sent.items()]


def _apache_editor(editor: EditorsPage) -> str:
    lines = [
        "# The editor's page. Apache takes these in the place of those of the folder above.",
        "<IfModule mod_headers.c>",
        *(f"Header always set {name} {_quoted(value)}" for name, value in editor.headers.items()),
        "</IfModule>",
    ]
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


def _nginx(root: str, editor: EditorsPage | None) -> str:
    apart = editor.headers if editor else {}
    choices: list[str] = []
    sent = {name: _quoted(value) for name, value in headers().items()}
    for name, value in apart.items():
        variable = f"$signpost_{name.lower().replace('-', '_')}"
        choices.append(f"set {variable} {sent[name]};")
        assert editor is not None
        choices.append(
            f'if ($uri ~ "^{re.escape(root + editor.folder)}") {{ set {variable} {_quoted(value)}; }}'
        )
        sent[name] = variable
    lines = [
        "# For nginx: include a copy of this file in the server block. A location that has an",
        "# add_header of its own needs the include, too: nginx gives it none of the server's.",
        f"error_page 404 {root}404.html;",
        "charset utf-8;",
        f"set $signpost_cache {_quoted(FRESH)};",
        f'if ($uri ~ "{HASHED}") {{ set $signpost_cache {_quoted(IMMUTABLE)}; }}',
        *choices,
        *(f"add_header {name} {value} always;" for name, value in sent.items()),
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
