"""On the day a page is read, it says how long ago it was checked, and no longer what has expired."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.conftest import Serve

TEA = "sunderland/services/tea-and-talk/index.html"
WALK = "elmdale/services/walk-and-talk/index.html"
LIST = "sunderland/needs/low-mood/index.html"
BANNER = ".status:has-text('Not checked since')"
pytestmark = pytest.mark.xdist_group("freshness")


def on_day(visit: Visit, day: str) -> None:
    visit.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T09:00:00"))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-10-02", "Checked yesterday, on 1 October 2026"),
        ("2026-12-02", "Checked 2 months ago, on 1 October 2026"),
        ("2027-04-01", "Checked 6 months ago, on 1 October 2026"),
        ("2026-09-01", "Checked on 1 October 2026"),
    ],
)
def test_while_a_check_holds_the_page_says_how_long_ago_it_was(
    phone: Visit, small_site: Path, serve: Serve, day: str, words: str
) -> None:
    """The last is a phone whose clock is slow."""
    on_day(phone, day)
    page = phone.open(serve(small_site, "/") + TEA)
    expect(page.locator(".sources time")).to_have_text(words)
    expect(page.locator(BANNER)).to_be_hidden()
    assert phone.complaints == []


def test_on_the_day_after_it_carries_a_banner_and_no_stale_fact(
    phone: Visit, small_site: Path, serve: Serve
) -> None:
    """Also from a folder on disk; the banner is seen without scrolling."""
    on_day(phone, "2027-05-31")
    for address in (serve(small_site, "/"), small_site.as_uri() + "/"):
        page = phone.open(address + TEA)
        expect(page.locator(BANNER)).to_be_visible()
        expect(page.locator(BANNER)).to_be_in_viewport()
        expect(page.locator(".sources .notice")).to_have_text(
            "Not checked since 1 October 2026. The details may have changed. Ask before you rely on them."
        )
        waiting = page.locator("dt:has-text('Waiting time') + dd")
        expect(waiting).to_have_text("Not known now. Last said (October 2026): about two weeks.")
        page = phone.open(address + WALK)
        referrals = page.locator("dt:has-text('New referrals') + dd")
        expect(referrals).to_have_text(
            "Not known now. Last said (November 2026): they take no new referrals."
        )
        page = phone.open(address + LIST)
        card = page.locator(".card", has=page.get_by_role("link", name="Tea and Talk"))
        expect(card.locator(".checked")).to_have_text("Not checked since 1 October 2026")
    assert phone.complaints == []


def test_without_scripting_the_words_of_the_build_stand(
    phone_without_scripts: Visit, small_site: Path, serve: Serve
) -> None:
    page = phone_without_scripts.open(serve(small_site, "/") + TEA)
    expect(page.locator(".sources time")).to_have_text("Checked 7 weeks ago, on 1 October 2026")
    expect(page.locator(BANNER)).to_be_hidden()


def test_search_says_it_too(phone: Visit, small_site: Path, serve: Serve) -> None:
    on_day(phone, "2027-05-31")
    page = phone.open(serve(small_site, "/") + "sunderland/search/index.html")
    page.get_by_role("searchbox").fill("tea and talk")
    card = page.locator(".card", has=page.get_by_role("link", name="Tea and Talk", exact=True))
    expect(card.locator(".checked")).to_have_text("Not checked since 1 October 2026")
    assert phone.complaints == []
