"""Where the parts are that a directory may leave out: templates, places, prose of MkDocs.

A directory's own folder wins. Else the ones that come with the program are used: from beside it in a
checkout, from inside it when it was installed.
"""

from __future__ import annotations

import json
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]

#: What comes with the program, as one folder laid out like a directory's own.
SHIPPED = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent

#: What words say for or against a crisis and each need, learned: see bench/search/points.py.
LEARNED_POINTS = "directory/vocabulary/learned-points.json"

HOOK = _PACKAGE / "mkdocs_hook.py"


def templates_of(root: Path) -> Path:
    """The folder of templates for the directory at *root*."""
    return _own_or_shipped(root, "site_templates")


def places_of(root: Path) -> Path:
    """The folder of the tables of places."""
    return _own_or_shipped(root, "directory/places")


def points_of(root: Path) -> Path:
    """The file of learned points: that of the vocabulary which the directory uses, where it has one."""
    own = (root / LEARNED_POINTS).parent.exists()
    return (root if own else SHIPPED) / LEARNED_POINTS


def mkdocs_config(root: Path) -> Path:
    """The configuration of MkDocs: its own when there is one."""
    return _own_or_shipped(root, "mkdocs.yml")


def mkdocs_text(root: Path) -> str:
    """A configuration of MkDocs for a directory without one, to lie anywhere: every path in it is whole."""
    settings = {
        "site_name": "Signpost",
        "docs_dir": str((root / "content/pages").resolve()),
        "site_dir": str((root / "public").resolve()),
        "theme": {"name": "material", "custom_dir": str(templates_of(root)), "font": False},
        "markdown_extensions": ["attr_list", {"toc": {"permalink": False}}],
        "validation": {"links": {"not_found": "ignore"}},
        "hooks": [str(HOOK)],
        "extra": {"signpost_root": str(root.resolve())},
    }
    return json.dumps(settings)


def _own_or_shipped(root: Path, name: str) -> Path:
    own = root / name
    return own if own.exists() else SHIPPED / name
