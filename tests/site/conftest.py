"""What the tests of the real sites share: every page, read once, and the records as the editors typed them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.site.reading import Page

Records = dict[str, dict[str, dict[str, Any]]]

FOLDERS = {
    "services": "directory/services/*/*.yml",
    "organisations": "directory/organisations/*.yml",
    "areas": "directory/areas/*.yml",
    "practice": "content/practice/*.yml",
    "news": "content/news/*.yml",
    "vocabulary": "directory/vocabulary/*.yml",
}


@pytest.fixture(scope="session")
def records() -> Records:
    """Every real record by kind and id: plain YAML with every value as text, read without the generator."""
    return {
        kind: {
            f.stem: yaml.load(f.read_text("utf-8"), Loader=yaml.BaseLoader)
            for f in sorted(ROOT.glob(pattern))
        }
        for kind, pattern in FOLDERS.items()
    }


@pytest.fixture(scope="session")
def service_pages(pages: dict[str, Page], records: Records) -> dict[str, list[Page]]:
    """For each service, its pages on all sites."""
    found: dict[str, list[Page]] = {}
    for url, page in pages.items():
        folder, _, name = url.removesuffix("/index.html").rpartition("/")
        if folder.split("/")[-1] == "services" and name in records["services"]:
            found.setdefault(name, []).append(page)
    return found
