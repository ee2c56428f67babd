"""What a phone can keep of an area: the files it is loaded from, and what stands in them."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any

from generator.pipeline import Stamp, take_down
from tests.conftest import TODAY, Content

SITE = "sunderland"
KEPT_KINDS = re.compile(r".*\.html|(assets|search|my-list)/[^/]+\.(css|js)")
LEFT_OUT = re.compile(r"(.*/)?suggest/index\.html|practice/compare/.*|assets/suggest\..*")


def _listed(target: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((target / SITE / "offline/copy.json").read_text("utf-8"))
    return found


def _parts(target: Path) -> list[dict[str, Any]]:
    """Every part in its order, unpacked, after a look at its name, hash and size."""
    found = []
    for hash_, size in _listed(target)["parts"]:
        content = (target / SITE / f"offline/{hash_[:16]}.bin").read_bytes()
        assert hashlib.sha256(content).hexdigest() == hash_
        assert len(content) == size
        found.append(json.loads(gzip.decompress(content)))
    return found


def test_a_copy_has_every_page_of_the_area_with_its_search_as_it_is_published(
    small_site: Path,
) -> None:
    """Pages, styles and scripts, each the same text; forms, comparisons and files of data are left out."""
    places, *parts = _parts(small_site)
    inside = {url: text for part in parts for url, text in part.items()}
    folder = small_site / SITE
    published = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    wanted = {url for url in published if KEPT_KINDS.fullmatch(url) and not LEFT_OUT.fullmatch(url)}

    assert inside.keys() == wanted
    assert {"index.html", "404.html", "offline/index.html", "search/services-0.js"} <= wanted
    assert [url for url, text in inside.items() if published[url].read_text("utf-8") != text] == []
    assert {url: part for part, texts in enumerate(parts, 1) for url in texts} == places


def test_the_list_is_small_and_says_all_that_a_phone_must_know(small_site: Path) -> None:
    """A phone asks for it every hour that it is used: it stays under a kilobyte on the way."""
    listed = _listed(small_site)
    sent = gzip.compress((small_site / SITE / "offline/copy.json").read_bytes())

    assert listed["made"] == TODAY.isoformat()
    assert listed["bytes"] == sum(size for _, size in listed["parts"])
    assert listed["words"]["line"] == "Copy from 22 November 2026{age}. Numbers may have changed."
    assert "frame-ancestors 'none'" in listed["headers"]["Content-Security-Policy"]
    assert len(sent) < 1300


def test_only_areas_have_a_copy_and_a_worker(small_site: Path) -> None:
    """The hub offers none: its worker would stand above those of all areas."""
    workers = {p.parent.name for p in small_site.rglob("sw.js")}
    lists = {p.parent.parent.name for p in small_site.rglob("offline/copy.json")}

    assert workers == lists == {"sunderland", "elmdale"}
    assert not (small_site / "offline").exists()


def test_a_preview_has_neither_and_its_page_says_so(content: Content) -> None:
    """Nobody wants yesterday's preview from a copy."""
    from generator.pipeline import build

    build(content.root, content.target, Stamp(TODAY), only=frozenset({SITE}), preview=True)

    assert not list(content.target.rglob("sw.js"))
    assert not list(content.target.rglob("*.bin"))
    assert "this is a preview of the site" in content.page(f"{SITE}/offline/index.html")


def test_taking_an_entry_down_by_hand_makes_the_copy_anew(content: Content) -> None:
    """The list tells that something was taken down, no part has the number, and no old part is left."""
    content.build(SITE)
    before = _listed(content.target)
    take_down(content.root, content.target, "services", "tea-and-talk", Stamp(TODAY))
    after = _listed(content.target)
    texts = [text for part in _parts(content.target)[1:] for text in part.values()]

    assert before["gone"] != after["gone"]
    assert [text for text in texts if "0191 498 0101" in text or "01914980101" in text] == []
    assert {p.name[:16] for p in (content.target / SITE / "offline").glob("*.bin")} == {
        hash_[:16] for hash_, _ in after["parts"]
    }
