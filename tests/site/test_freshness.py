"""What pages say of checks and of facts that expire, and what stands where an entry must not come back."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from generator.checking.checking import check
from generator.pipeline import Stamp, build
from generator.planning.coverage import Reach
from generator.planning.facets import Background, terms_of
from generator.planning.listings import in_order
from generator.planning.provenance import check_state
from generator.planning.service_wording import ServiceWording
from generator.planning.site_plan import plan_sites
from generator.planning.wording import ago_in_words, day_in_words
from generator.records.service import Service
from generator.search.script import joined
from tests.conftest import ROOT, TODAY, Content
from tests.site.reading import read_pages

TEA = "sunderland/services/tea-and-talk/index.html"
LATER = date(2027, 6, 1)


def services_of(content: Content, day: date) -> tuple[dict[str, Service], ServiceWording]:
    catalogue = check(content.root, day).catalogue
    return dict(catalogue.services), ServiceWording(catalogue, day)


def test_a_check_is_told_in_words_that_are_right_on_the_day_of_the_build(small_site: Path) -> None:
    text = (small_site / TEA).read_text("utf-8")
    words = "Checked 7 weeks ago, on 1 October 2026"
    assert f'<time datetime="2026-10-01" data-until="2027-04-01">{words}</time>' in text
    assert '<div class="status" hidden data-until="2027-04-01">' in text
    assert text.count("/assets/checked.") == 1


def test_a_page_on_which_nothing_can_expire_has_no_script_for_it(small_site: Path) -> None:
    page = "sunderland/services/quiet-hour/index.html"
    assert "assets/checked." not in (small_site / page).read_text("utf-8")


def test_an_overdue_entry_has_a_banner_and_an_expired_fact_is_not_told_as_if_it_held(
    content: Content,
) -> None:
    """On a day seven months later: the same records, built again."""
    build(content.root, content.target, Stamp(LATER), only=frozenset({"sunderland"}))
    page = read_pages(content.target / "sunderland/services/tea-and-talk")["index.html"]
    [banner] = [part.text for part in page.all("div") if part.get("class") == "status"]
    told = {part.text for part in page.all("dd")}
    assert banner == "Not checked since 1 October 2026 Ask before you rely on this."
    assert "Not known now. Last said (October 2026): about two weeks." in told
    assert "data-until" not in content.page(TEA)


@pytest.mark.parametrize("days", [0, 1, 2, 13, 14, 59, 60, 182, 183, 400, 729, 730, 2000])
def test_scripts_say_the_same_words_as_pages(content: Content, days: int) -> None:
    service = services_of(content, TODAY)[0]["tea-and-talk"]
    assert service.checked
    day = service.checked.on + timedelta(days=days)
    state = check_state(service, day)
    given = [f"Checked {day_in_words(service.checked.on)}", state.on, state.until]
    v8 = MiniRacer()
    try:
        v8.eval(joined(ROOT / "site_templates", ("fresh",)).decode())
        assert v8.eval(f"signpost.fresh.words({given}, '{day.isoformat()}')") == state.words
    finally:
        v8.close()
    assert state.overdue is (days > 182)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"), (1, "yesterday"), (2, "2 days ago"), (21, "3 weeks ago"), (59, "8 weeks ago"),
        (60, "2 months ago"), (364, "12 months ago"), (730, "2 years ago"),
    ],
)  # fmt: skip
def test_how_long_ago(days: int, words: str) -> None:
    assert ago_in_words(TODAY, TODAY + timedelta(days=days)) == words


def test_a_word_about_new_referrals_decides_the_lists_until_it_expires(content: Content) -> None:
    """No new referrals, said in November: not open to new people until the end of May."""
    for day, accepts in ((TODAY, ()), (date(2027, 5, 30), ()), (date(2027, 5, 31), ("now",))):
        services, words = services_of(content, day)
        walk = services["walk-and-talk"]
        assert terms_of(walk, Background(words.catalogue, day))["accepts"] == accepts
        said = words.view(walk).referrals
        assert said
        assert said.is_no is (accepts == ())
        if accepts:
            assert (
                said.words
                == "Not known now. Last said (November 2026): they take no new referrals."
            )
        else:
            assert said.words == (
                "They take no new referrals. They hope to take people again in spring. As of November 2026."
            )


def test_an_overdue_service_sinks_below_those_of_its_reach_that_are_not(content: Content) -> None:
    """Even where it is what the list is about; and it is not left out."""

    def order() -> list[str]:
        checked = check(content.root, TODAY)
        [plan] = plan_sites(
            checked.catalogue, checked.settings, TODAY, only=frozenset({"sunderland"})
        )
        shelf = plan.material.shelf
        local = [p for p, (_, reach) in enumerate(shelf.entries) if reach is Reach.LOCAL]
        runs = [p for p in local if not shelf.ease[p][0]]
        return [shelf.entries[p][0].id for p in in_order(shelf, runs, about=("low-mood",))]

    before = order()
    content.change("directory/services/sunderland/tea-and-talk.yml", "2026-10-01", "2026-01-01")
    after = order()
    assert before[0] == "tea-and-talk"
    assert after == [*before[1:], "tea-and-talk"]


def test_where_an_entry_must_not_come_back_its_old_address_says_that_it_was_taken_down(
    small_site: Path,
) -> None:
    page = read_pages(small_site / "sunderland/services/calm-corner")["index.html"]
    everything = [
        path
        for path in small_site.rglob("*")
        if path.is_file() and path.suffix in (".html", ".js", ".json", ".csv", ".xml")
    ]
    assert page.one("h1").text == "We have taken this page down"
    assert "1 September 2026" in page.text
    assert [
        path
        for path in everything
        if "498 0777" in (text := path.read_text("utf-8")) or "reaches a stranger" in text
    ] == []
    assert not (small_site / "elmdale/services/calm-corner").exists()
    assert "calm-corner" not in (small_site / "sunderland/sitemap.xml").read_text("utf-8")
