"""Sitemaps, canonical addresses, robots.txt, and what changes at launch."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import Content
from tests.site.reading import Page, read_pages

#: On several processes, one of them reads the pages (with pytest-xdist's --dist loadgroup).
pytestmark = pytest.mark.xdist_group("site")

Pages = dict[str, Page]
BASE = "https://signpost.example/"

#: Pages that no sitemap lists: they say again what another page says, or hold nothing of their own.
KEEPING = ("offline/index.html", "offline/missing/index.html")
BESIDE = (
    "404.html",
    "/suggest/index.html",
    "/easy/index.html",
    "/refer/index.html",
    "my-list/index.html",
    *KEEPING,
)


def _canonical(page: Page) -> str:
    return next((e.get("href") for e in page.all("link") if e.get("rel") == "canonical"), "")


def _listed(file: Path) -> list[str]:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ElementTree.fromstring(file.read_bytes())
    assert root.tag == f"{space}urlset"
    return [loc.text or "" for loc in root.iter(f"{space}loc")]


def test_canonical_addresses_name_folders_of_the_published_site(pages: Pages) -> None:
    """Each page's canonical address is its own place on the configured host, without index.html."""
    wrong = [
        (url, _canonical(page))
        for url, page in pages.items()
        if not url.endswith("404.html")
        and _canonical(page) != BASE + url.removesuffix("index.html")
    ]

    assert wrong == []
    assert {_canonical(page) for url, page in pages.items() if url.endswith("404.html")} == {""}


def test_sitemaps_list_the_canonical_address_of_each_page_once(site: Path, pages: Pages) -> None:
    """Every site has a sitemap of its own pages, but those about abuse, the page for unknown addresses, My list, copies,
    forms, and those that say again for paper or for professionals what a service's page says.
    """
    maps = sorted(site.rglob("sitemap.xml"))
    listed = [address for file in maps for address in _listed(file)]
    quiet = {
        _canonical(p)
        for u, p in pages.items()
        if u.endswith(BESIDE) or p.one("title").text.startswith("Information –")
    }

    assert len(maps) == 6
    assert len(listed) == len(set(listed))
    assert set(listed) == {_canonical(page) for page in pages.values()} - quiet


def test_each_sitemap_lists_only_its_own_site(site: Path) -> None:
    """An area's site can be hosted alone: its sitemap names nothing outside it."""
    for file in site.rglob("sitemap.xml"):
        folder = file.parent.relative_to(site).as_posix()
        prefix = BASE if folder == "." else f"{BASE}{folder}/"

        assert all(address.startswith(prefix) for address in _listed(file))


def test_before_launch_every_page_asks_search_engines_to_stay_away_and_says_so(
    pages: Pages,
) -> None:
    """`launched: no` gives noindex and a banner on each page."""
    wrong = [
        url
        for url, p in pages.items()
        if p.meta("robots") != "noindex" or "Not launched yet." not in p.region("header")
    ]

    assert wrong == []


def test_robots_txt_lets_search_engines_read_the_noindex(site: Path) -> None:
    """Before launch robots.txt forbids nothing, since a page that may not be read cannot say noindex."""
    assert (site / "robots.txt").read_text("utf-8") == "User-agent: *\nAllow: /\n"


@pytest.fixture(scope="module")
def launched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory as it is published after launch."""
    from tests.conftest import make_content

    content = make_content(tmp_path_factory.mktemp("launched"))
    content.write(
        "signpost.yml",
        "site_url: https://help.example/near\nlaunched: yes\n"
        "operator: {name: Harbour Friends, email: hello@example.org, complaints: Write to the manager.}\n",
    )
    assert content.build().published
    return content.target


def test_after_launch_there_is_no_banner_and_no_noindex(launched: Path) -> None:
    """Only the page for unknown addresses, lists of one's own, copies and the forms to suggest a change still ask to be left out."""
    pages = read_pages(launched)

    assert {url for url, p in pages.items() if p.meta("robots")} == {
        url
        for url in pages
        if url.endswith(("404.html", "/suggest/index.html", "my-list/index.html", *KEEPING))
    }
    assert not [url for url, p in pages.items() if "Not launched" in p.one("body").text]


def test_with_a_mailbox_no_page_says_that_nobody_reads_messages(launched: Path) -> None:
    footers = [page.region("footer") for page in read_pages(launched).values()]
    assert footers
    assert not [text for text in footers if "Messages are not read at once." not in text]
    assert not [text for text in footers if "No one reads" in text]


def test_after_launch_robots_txt_names_every_sitemap(launched: Path) -> None:
    """The hub's robots.txt leads to the sitemaps of all sites."""
    assert (launched / "robots.txt").read_text("utf-8") == (
        "User-agent: *\nAllow: /\n"
        "Sitemap: https://help.example/near/sitemap.xml\n"
        "Sitemap: https://help.example/near/elmdale/sitemap.xml\n"
        "Sitemap: https://help.example/near/sunderland/sitemap.xml\n"
    )


def test_the_page_for_unknown_addresses_finds_its_way_by_the_base_path(launched: Path) -> None:
    """It is shown at any depth, so its links and its stylesheet begin at the host's root."""
    hub, area = launched / "404.html", launched / "elmdale" / "404.html"
    references = {
        e.get("href")
        for file in (hub, area)
        for e in read_pages(file.parent)["404.html"].all("a", "link")
        if not e.get("href").startswith(("tel:", "sms:", "http", "#", "data:", "mailto:"))
    }

    assert references
    assert all(r.startswith("/near/") for r in references), sorted(references)


def test_the_operator_and_a_way_to_complain_are_named_on_every_page(launched: Path) -> None:
    """Who answers for the site, from the settings."""
    footers = {page.region("footer") for page in read_pages(launched).values()}

    assert all("Run by Harbour Friends. Write to the manager." in footer for footer in footers)


def test_a_mistake_is_reported_to_the_operators_mailbox(launched: Path) -> None:
    """'Tell us what is wrong' opens an e-mail to the role mailbox, with the page's name in its subject."""
    page = read_pages(launched / "sunderland" / "organisations" / "harbour-friends")["index.html"]
    (href,) = [
        e.get("href")
        for e in page.all("a", region="main")
        if e.text == "Tell us what is wrong with this page"
    ]

    assert href == "mailto:hello@example.org?subject=Something%20is%20wrong%3A%20Harbour%20Friends"


def test_a_small_directory_without_settings_is_not_launched(content: Content) -> None:
    """Nobody publishes by forgetting: without signpost.yml, pages carry noindex."""
    content.build()

    assert read_pages(content.target)["index.html"].meta("robots") == "noindex"
