"""The editor in the browser, at ``/admin/`` of the hub: Sveltia CMS, copied from its npm package.

This module alone knows the package: which files are needed, and which addresses in its script lead to
other hosts. Nothing of it is committed; ``make cms`` installs it below ``cms/`` at the version and with
the hash in ``cms/package-lock.json``. See docs/pages/decisions/editor-in-the-browser.md.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from generator.exchange.cms_config import KEPT, config_text
from generator.records.catalogue import Catalogue
from generator.records.form import form_of
from generator.records.service import ALWAYS, Service
from generator.records.settings import Settings
from generator.rendering.security_policy import editor_meta

FOLDER = "admin/"
_OWN = "cms"
_SCRIPT = "node_modules/@sveltia/cms/dist/sveltia-cms.js"
_PACKAGE = "node_modules/@sveltia/cms/package.json"
_LOCALE = "node_modules/@sveltia/cms/locales/en-GB.json"
_LICENCES = (
    "@sveltia/cms/LICENSE.txt",
    "yaml/LICENSE",
    "@fontsource-variable/material-symbols-outlined/LICENSE",
)
_YAML = "node_modules/yaml/browser"
_ICONS = (
    "node_modules/@fontsource-variable/material-symbols-outlined/files/"
    "material-symbols-outlined-latin-wght-normal.woff2"
)


class CannotBeMadeOurs(Exception):
    """The package is another than this module knows: an address of another host stayed in its script."""


@dataclass(frozen=True, slots=True)
class Swap:
    """What stands in the place of an address, and how often it must be found."""

    pattern: str
    put: str
    times: int


#: Icons come from our own host; letters are those of the device. Nothing asks whether there is a newer
#: version, whether GitHub is well, or for anyone's picture.
SWAPS: tuple[Swap, ...] = (
    Swap(
        r"url\(https://cdn\.jsdelivr\.net/fontsource/fonts/material-symbols-outlined[^)]*\)",
        "url(icons.woff2)",
        1,
    ),
    Swap(
        r"src:url\(https://cdn\.jsdelivr\.net/fontsource/fonts/source-sans-3[^;}]*",
        "src:local('Source Sans 3')",
        1,
    ),
    Swap(
        r"src:url\(https://cdn\.jsdelivr\.net/fontsource/fonts/noto-mono[^;}]*",
        "src:local('Noto Mono')",
        1,
    ),
    Swap(r"https://unpkg\.com/@sveltia/cms", "sveltia", 1),
    Swap(r"https://unpkg\.com/", "not-here/", 3),
    Swap(r"https://www\.githubstatus\.com/api/v2/status\.json", "status.json", 1),
    Swap(r"avatarURL:i\.avatar_url", "avatarURL:void 0", 1),
)


def admin_files(root: Path, settings: Settings, catalogue: Catalogue) -> dict[str, bytes]:
    """Every file of the editor by its place in the hub; none when :func:`why_none` gives a reason.

    Raises CannotBeMadeOurs when the installed package is not the one that this module knows.
    """
    if why_none(root, settings):
        return {}
    own, package = root / _OWN, json.loads((root / _OWN / _PACKAGE).read_text("utf-8"))
    page = (own / "index.html").read_text("utf-8")
    files: dict[str, str | bytes] = {
        "index.html": page.replace("<!-- policy -->\n", editor_meta()),
        **{
            name: (own / name).read_bytes()
            for name in ("before.js", "start.js", "record-format.js")
        },
        "facts.js": _facts(),
        "config.yml": config_text(settings, catalogue),
        "sveltia-cms.js": ours((own / _SCRIPT).read_text("utf-8")),
        "icons.woff2": (own / _ICONS).read_bytes(),
        "status.json": json.dumps({"status": {"indicator": "none"}}),
        "sveltia/package.json": json.dumps({"version": package["version"]}),
        f"sveltia@{package['version']}/locales/en-GB.json": (own / _LOCALE).read_bytes(),
        "licences.txt": "\n\n".join(
            (own / "node_modules" / name).read_text("utf-8") for name in _LICENCES
        ),
    }
    for path in sorted((own / _YAML).rglob("*.js")):
        files[f"yaml/{path.relative_to(own / _YAML).as_posix()}"] = path.read_bytes()
    return {
        f"{FOLDER}{name}": content.encode() if isinstance(content, str) else content
        for name, content in files.items()
    }


def why_none(root: Path, settings: Settings) -> str:
    """Why the hub has no ``/admin/``, in one sentence; '' when it has."""
    if settings.repository is None:
        return "No /admin/: signpost.yml names no repository"
    if not (root / _OWN / _SCRIPT).is_file() or not (root / _OWN / _ICONS).is_file():
        return "No /admin/: run make cms, which needs npm"
    return ""


def ours(script: str) -> str:
    """The editor's *script* with the addresses of other hosts taken out. Raises CannotBeMadeOurs."""
    for swap in SWAPS:
        script, times = re.subn(swap.pattern, swap.put, script)
        if times != swap.times:
            raise CannotBeMadeOurs(f"{swap.pattern}: found {times} times, not {swap.times}")
    return script


def _facts() -> str:
    """What ``record-format.js`` must know of the models."""
    words = {field.key: {field.word: [ALWAYS]} for field in form_of(Service) if field.word}
    return f"export const kept = {json.dumps(KEPT)};\nexport const words = {json.dumps(words)};\n"
