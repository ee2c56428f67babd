"""Feeds: read by a reader that is not ours, dated from records, and silent where a title must not tell."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from click.testing import CliRunner

from generator.checking.checking import check
from generator.cli import main
from generator.exchange.addresses import plain
from generator.exchange.feeds import atom, feed_files, json_feed
from generator.planning.feed_entries import NEWS, Feed, FeedEntry
from generator.planning.site_plan import plan_sites
from tests.conftest import TODAY, Content
from tests.exchange.conftest import Planned
from tests.site.hostile import usable_strings
from tests.site.reading import Page

pytestmark = pytest.mark.xdist_group("site")

BASE = "https://signpost.example/"
TEA = "directory/services/sunderland/tea-and-talk.yml"
HAVEN = "directory/services/sunderland/safe-haven.yml"
TEA_FEED = "sunderland/services/feed.xml"


def _read(raw: bytes) -> Any:
    """A feed as feedparser reads it; it must have nothing to say against it."""
    read = feedparser.parse(raw, response_headers={"content-type": "application/atom+xml"})
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def _feeds(target: Path) -> dict[str, Any]:
    return {
        path.relative_to(target).as_posix(): _read(path.read_bytes())
        for path in sorted(target.rglob("feed.xml"))
    }


def _add(content: Content, path: str, text: str) -> None:
    content.write(path, (content.root / path).read_text("utf-8") + text)


def _of(raw: bytes, name: str = "tea-and-talk") -> list[Any]:
    """The entries of a feed that tell of one record."""
    return [e for e in _read(raw).entries if name in e.id]


# ------------------------------------------------------------------ form


def test_every_site_has_three_feeds_in_two_forms(site: Path) -> None:
    folders = {p.parent.relative_to(site).as_posix() for p in site.rglob("feed.xml")}
    sites = {p.parent.relative_to(site).as_posix() for p in site.rglob("sitemap.xml")}
    wanted = {
        f"{s}/{kind}".removeprefix("./") for s in sites for kind in ("news", "practice", "services")
    }

    assert folders == wanted
    assert {p.parent.relative_to(site).as_posix() for p in site.rglob("feed.json")} == wanted


def test_every_atom_feed_has_what_the_standard_asks_for(site: Path) -> None:
    """RFC 4287: a title, an id, a time with its zone, an author, and a link to itself."""
    for url, read in _feeds(site).items():
        feed = read.feed
        links = {link.rel: link.href for link in feed.links}

        assert feed.title, url
        assert feed.author, url
        assert links["self"] == feed.id == BASE + url
        assert datetime.fromisoformat(feed.updated).tzinfo is not None, url
        for entry in read.entries:
            assert entry.title, url
            assert entry.id.startswith("tag:signpost.example,2026:"), url
            assert datetime.fromisoformat(entry.updated).tzinfo is not None, url
            assert entry.summary_detail.type == "text/plain", url


def test_every_json_feed_has_what_the_standard_asks_for(site: Path) -> None:
    """JSON Feed 1.1 asks for a version, a title and items; of an item for an id and its content."""
    for path in site.rglob("feed.json"):
        read = json.loads(path.read_text("utf-8"))
        url = path.relative_to(site).as_posix()

        assert read["version"] == "https://jsonfeed.org/version/1.1"
        assert read["feed_url"] == BASE + url
        assert isinstance(read["title"], str)
        assert isinstance(read["items"], list)
        assert all(author["name"] for author in read["authors"])
        for item in read["items"]:
            assert set(item) == {
                "id", "url", "title", "content_text", "date_published", "date_modified",
            }  # fmt: skip
            assert all(isinstance(value, str) and value for value in item.values())
            assert datetime.fromisoformat(item["date_modified"]).tzinfo is not None


def test_both_forms_hold_the_same_entries(site: Path) -> None:
    seen = 0
    for path in site.rglob("feed.xml"):
        read = _read(path.read_bytes())
        other = json.loads(path.with_suffix(".json").read_text("utf-8"))
        seen += len(read.entries)

        assert [(e.id, e.title, e.link, e.summary, e.updated) for e in read.entries] == [
            (i["id"], i["title"], i["url"], i["content_text"], i["date_modified"])
            for i in other["items"]
        ]
    assert seen >= 6


def test_every_link_of_a_feed_leads_to_a_page_of_its_site(
    site: Path, pages: dict[str, Page]
) -> None:
    known = {BASE + url.removesuffix("index.html") for url in pages}
    for url, read in _feeds(site).items():
        own = BASE + url.removesuffix("feed.xml").rpartition("/")[0].rpartition("/")[0]
        for entry in [read.feed, *read.entries]:
            assert entry.link in known, entry.link
            assert entry.link.startswith(own)


def test_the_news_feed_holds_what_the_page_of_news_lists(
    site: Path, pages: dict[str, Page]
) -> None:
    for url, read in _feeds(site).items():
        if not url.endswith("news/feed.xml"):
            continue
        page = pages[url.replace("feed.xml", "index.html")]
        listed = {e.text for e in page.all("a", region="main")}

        assert {entry.title for entry in read.entries} <= listed


def test_a_feed_is_named_in_the_head_only_where_it_belongs(pages: dict[str, Page]) -> None:
    """A browser offers it there, and an ordinary page carries nothing more."""
    offered = {
        url for url, page in pages.items()
        if any(e.get("rel") == "alternate" for e in page.all("link"))
    }  # fmt: skip

    assert {url.removesuffix("/index.html").rsplit("/", 1)[-1] for url in offered} == {
        "news",
        "practice",
        "this-week",
    }
    assert len(offered) == 6 + 6 + 5


def test_hostile_text_is_text_in_both_forms(content: Content) -> None:
    """510 strings, with control characters, ]]>, emoji and markup: well-formed, and read back as typed."""
    strings, _ = usable_strings()
    strings += ["]]></summary><script>", "a\ud800b", "\ufffe\uffff", "x\x0by"]
    entries = tuple(
        FeedEntry(f"news/{n}", "news/index.html", text, text, TODAY, TODAY)
        for n, text in enumerate(strings)
    )
    checked = check(content.root, TODAY)
    plan = next(plan_sites(checked.catalogue, checked.settings, TODAY))
    feed = Feed(NEWS, "News", "news/index.html", entries)
    raw = atom(feed, plan, checked.settings)
    root = ElementTree.fromstring(raw)
    space = "{http://www.w3.org/2005/Atom}"
    titles = [e.text or "" for e in root.iter(f"{space}title")][1:]
    items = json.loads(json_feed(feed, plan, checked.settings))["items"]

    assert [t.replace("\r\n", "\n").replace("\r", "\n") for t in titles] == [
        plain(t).replace("\r\n", "\n").replace("\r", "\n") for t in strings
    ]
    assert [item["title"] for item in items] == [plain(t) for t in strings]
    assert {e.tag for e in root.iter()} == {
        space + tag
        for tag in ("feed", "title", "link", "id", "updated", "author", "name", "subtitle", "entry", "published", "summary")
    }  # fmt: skip


# ------------------------------------------------------------------ where changes come from


def test_a_change_that_a_record_tells_of_is_an_entry(content: Content, planned: Planned) -> None:
    """With its own day, in words, and without a way to make contact."""
    _add(content, TEA, "changed:\n  - {on: 2026-11-10, what: New phone number}\n")
    (entry,) = _of(planned()[TEA_FEED])

    assert entry.title == "Tea and Talk: new phone number"
    assert entry.summary.startswith("10 November 2026. New phone number. A weekly group")
    assert entry.updated == "2026-11-10T00:00:00+00:00"
    assert entry.id == "tag:signpost.example,2026:services/tea-and-talk/2026-11-10"
    assert entry.link == f"{BASE}sunderland/services/tea-and-talk/"
    assert b"0191" not in planned()[TEA_FEED]


def test_changes_of_one_day_are_one_entry_and_the_newest_is_first(
    content: Content, planned: Planned
) -> None:
    _add(
        content,
        TEA,
        "changed:\n"
        "  - {on: 2026-06-01, what: It moved to the tea rooms.}\n"
        "  - {on: 2026-11-10, what: New phone number}\n"
        "  - {on: 2026-11-10, what: New opening times}\n",
    )
    entries = _of(planned()[TEA_FEED])

    assert [e.title for e in entries] == [
        "Tea and Talk: new phone number; New opening times",
        "Tea and Talk: it moved to the tea rooms",
    ]
    assert entries[1].updated == "2026-06-01T00:00:00+01:00"


def test_a_check_that_changed_nothing_is_no_entry(content: Content, planned: Planned) -> None:
    """Tea and Talk was checked in October, and nobody need hear of that."""
    assert "checked:" in (content.root / TEA).read_text("utf-8")
    assert _of(planned()[TEA_FEED]) == []


def test_an_entry_keeps_its_name_in_every_site_and_on_every_day(
    content: Content, planned: Planned
) -> None:
    _add(
        content,
        "directory/services/national/calm-line.yml",
        "changed:\n  - {on: 2026-11-10, what: Open at night}\n",
    )
    content.build()
    ids = {
        url: [e.id for e in read.entries if "calm-line" in e.id]
        for url, read in _feeds(content.target).items()
        if "services/" in url
    }
    checked = check(content.root, TODAY)
    later = TODAY + timedelta(days=3)
    plans = plan_sites(checked.catalogue, checked.settings, later, frozenset({"sunderland"}))
    files = feed_files(next(plans), checked.settings)

    assert set(map(tuple, ids.values())) == {
        ("tag:signpost.example,2026:services/calm-line/2026-11-10",)
    }
    assert files["services/feed.xml"] == (content.target / TEA_FEED).read_bytes()


def test_what_changed_more_than_two_years_ago_is_left_out(
    content: Content, planned: Planned
) -> None:
    _add(
        content,
        TEA,
        "changed:\n  - {on: 2024-11-21, what: Long ago}\n  - {on: 2024-11-22, what: Two years ago}\n",
    )

    assert [e.title for e in _of(planned()[TEA_FEED])] == ["Tea and Talk: two years ago"]


def test_a_service_that_closed_says_what_to_use_instead(planned: Planned) -> None:
    """Its date is a month only: it stands at the first day, and the words say the month."""
    (entry,) = _of(planned()[TEA_FEED], "tea-at-home")

    assert entry.title == "Tea at Home has closed"
    assert entry.summary == "It closed: March 2026. Try instead: Tea and Talk."
    assert entry.updated == "2026-03-01T00:00:00+00:00"


def test_an_entry_taken_down_says_so_and_nothing_else(content: Content, planned: Planned) -> None:
    """What was told of it before is gone, too."""
    _add(
        content,
        TEA,
        "changed:\n  - {on: 2026-11-10, what: New phone number}\nwithdrawn: {on: 2026-11-20, why: dead}\n",
    )
    (entry,) = _of(planned()[TEA_FEED])

    assert entry.title == "Tea and Talk: taken down"
    assert entry.summary == (
        "We took this page down on 20 November 2026. The details may have been wrong or unsafe. Do not rely on them."
    )
    assert entry.link == f"{BASE}sunderland/services/tea-and-talk/"


def test_an_example_is_in_the_feed_once_its_record_has_a_day(
    content: Content, planned: Planned
) -> None:
    """One entry, which moves up when it changes and keeps its name."""
    url = "sunderland/practice/feed.xml"
    assert _of(planned()[url], "practice/tea-in-sunderland") == []
    _add(
        content,
        "content/practice/tea-in-sunderland.yml",
        "changed:\n  - {on: 2026-05-01, what: First published here}\n  - {on: 2026-11-01, what: Costs added}\n",
    )
    (entry,) = _of(planned()[url], "practice/tea-in-sunderland")

    assert entry.id == "tag:signpost.example,2026:practice/tea-in-sunderland"
    assert entry.published == "2026-05-01T00:00:00+01:00"
    assert entry.updated == "2026-11-01T00:00:00+00:00"
    assert entry.summary.startswith("1 November 2026. Costs added. ")


def test_news_taken_down_is_told_of_in_the_feed(content: Content, planned: Planned) -> None:
    _add(content, "content/news/tea-shortlisted.yml", "withdrawn: {on: 2026-11-20}\n")
    read = _read(planned()["sunderland/news/feed.xml"])

    assert read.entries[0].title == "Tea and Talk is shortlisted: taken down"
    assert read.entries[0].link == f"{BASE}sunderland/news/"
    assert "Kettle" not in read.entries[0].summary


# ------------------------------------------------------------------ pages about abuse


@pytest.mark.parametrize(
    "more", ["changed:\n  - {on: 2026-11-10, what: New helpline hours}\n", "withdrawn: {on: 2026-11-10}\n"]
)  # fmt: skip
def test_a_change_at_a_service_about_abuse_names_nothing(
    content: Content, planned: Planned, more: str
) -> None:
    """As in the browser's tab: someone else may look at her reader."""
    _add(content, HAVEN, more)
    (entry,) = _of(planned()[TEA_FEED], "safe-haven")
    said = f"{entry.title} {entry.summary}"

    assert entry.title == "Information"
    assert "Haven" not in said
    assert "helpline" not in said
    assert "10 November 2026" in said


def test_news_about_a_service_about_abuse_is_quiet_in_the_feed_and_in_the_tab(
    content: Content, planned: Planned
) -> None:
    content.write(
        "content/news/haven.yml",
        "title: Safe Haven answers at night\ndate: 2026-11-01\nkind: news\nareas: [sunderland]\nabout: [safe-haven]\n"
        "summary: The helpline is answered at night.\nsources:\n  - {url: 'https://example.org/h', says: the hours}\n",
    )
    read = _read(planned()["sunderland/news/feed.xml"])
    (entry,) = [e for e in read.entries if e.id.endswith("news/haven")]

    assert (entry.title, entry.summary) == ("Information", "A page changed on 1 November 2026.")
    content.build("sunderland")
    assert "<title>Information –" in content.page("sunderland/news/haven/index.html")


# ------------------------------------------------------------------ the worst hour


def test_taking_down_without_a_build_reaches_feeds_and_calendars(
    content: Content, planned: Planned
) -> None:
    """Another record keeps the sites from being built; what was told of the entry goes all the same."""
    _add(
        content,
        TEA,
        "changed:\n  - {on: 2026-11-10, what: New phone number}\n"
        "sessions:\n  - {name: Tea, day: tue, from: '10:00', to: '12:00'}\n",
    )
    content.build()
    told = [
        u
        for u, raw in content.files().items()
        if u.endswith((".ics", "feed.xml", "feed.json")) and b"services/tea-and-talk" in raw
    ]
    content.write("directory/areas/broken.yml", "name: Elm Dale\n")
    result = CliRunner().invoke(
        main,
        ["withdraw", "tea-and-talk", "--today", "2026-11-22", "--jobs", "1", "--root", str(content.root)],
    )  # fmt: skip
    files = content.files()

    assert result.exit_code == 0, result.output
    assert len(told) >= 4
    assert [u for u in told if b"services/tea-and-talk" in files[u]] == []
    assert _of(files[TEA_FEED]) == []
    assert b"VEVENT" not in files["sunderland/services/tea-and-talk/sessions.ics"]


def test_a_feed_without_entries_is_as_old_as_the_build(content: Content, planned: Planned) -> None:
    """No clock is asked: the day comes with the build."""
    (content.root / "content/practice/tea-everywhere.yml").unlink()
    feed = planned()["sunderland/practice/feed.xml"]

    assert _of(feed, "") == []
    assert _read(feed).feed.updated == f"{date(2026, 11, 22)}T00:00:00+00:00"
