"""News and events: what is coming, what is current, what is over, and links both ways."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checking.checking import check
from generator.planning.news_view import NewsShelf
from generator.planning.pages import SitePlan
from generator.planning.site_plan import plan_sites
from tests.conftest import TODAY, Content
from tests.site.reading import read_pages

SOURCE = "sources:\n  - {url: 'https://example.org/fair', says: the day and the place}\n"


def _item(content: Content, id_: str, **fields: str) -> None:
    given = {
        "title": id_.replace("-", " ").title(), "date": "2026-11-01", "kind": "event", "summary": "Stalls and tea.",
        "areas": "[sunderland]", **fields,
    }  # fmt: skip
    content.write(
        f"content/news/{id_}.yml",
        "".join(f"{key}: {value}\n" for key, value in given.items()) + SOURCE,
    )


def _plan(content: Content, today: date = TODAY, area: str = "sunderland") -> SitePlan:
    checked = check(content.root, today)
    assert checked.may_publish, [p for p in checked.problems if p.blocks]
    (plan,) = plan_sites(checked.catalogue, checked.settings, today, frozenset({area}))
    return plan


def _shelf(content: Content, today: date = TODAY) -> NewsShelf:
    return _plan(content, today).material.news


def test_events_stand_in_the_order_in_which_they_come(content: Content) -> None:
    """Those that began already and are not over are first."""
    _item(content, "late", starts="2027-01-10")
    _item(content, "running", starts="2026-11-20", ends="2026-11-25")
    _item(content, "soon", starts="2026-11-30")

    assert [n.id for n in _shelf(content).coming] == [
        "running",
        "soon",
        "tea-open-morning",
        "late",
    ]


@pytest.mark.parametrize(
    ("fields", "last"),
    [
        ({"starts": "2026-12-10"}, date(2026, 12, 10)),
        ({"starts": "2026-12-10", "ends": "2026-12-12"}, date(2026, 12, 12)),
    ],
    ids=["one day", "several days"],
)
def test_an_event_is_over_the_day_after_it_ends(
    content: Content, fields: dict[str, str], last: date
) -> None:
    """By the day of the build. Then it stands in the archive, and its page says that it is over."""
    _item(content, "fair", **fields)
    during, after = _shelf(content, last), _shelf(content, date.fromordinal(last.toordinal() + 1))

    assert "fair" in {n.id for n in during.coming}
    assert "fair" not in {n.id for n in after.coming}
    assert [n.over for n in after.archive if n.id == "fair"] == ["This event is over."]


def test_news_is_in_the_archive_when_it_is_more_than_two_years_old(content: Content) -> None:
    """A month counts to its last day."""
    for day in ("2024-11-21", "2024-11-22", "2024-11", "2024-10", "2024"):
        _item(content, f"of-{day}", kind="news", date=f'"{day}"')
    shelf = _shelf(content)

    assert {n.id for n in shelf.archive} == {"of-2024-11-21", "of-2024-10"}
    assert {"of-2024-11-22", "of-2024-11", "of-2024"} <= {n.id for n in shelf.current}


def test_every_item_stands_in_one_place_and_has_a_page(content: Content) -> None:
    _item(content, "past", starts="2025-01-10", date="2024-12-01")
    _item(content, "old", kind="news", date="2020")
    plan = _plan(content)
    shelf = plan.material.news
    ids = [n.id for n in shelf]

    assert len(ids) == len(set(ids)) == 4
    assert {n.url for n in shelf} <= {page.url for page in plan.pages}


def test_the_archive_goes_by_the_year_of_the_event(content: Content) -> None:
    """An event of January that was made known in December stands under its own year."""
    _item(content, "past", starts="2025-01-10", date="2024-12-01")
    _item(content, "old", kind="news", date="2020")
    content.build("sunderland")
    page = read_pages(content.target / "sunderland/news/archive")["index.html"]

    assert [e.text for e in page.all("h2")] == ["2025", "2020"]
    assert "Numbers, times and places may have changed since." in page.text


def test_without_events_the_page_says_so(content: Content) -> None:
    (content.root / "content/news/tea-open-morning.yml").unlink()
    content.build("sunderland")
    page = read_pages(content.target / "sunderland/news")["index.html"]

    assert "We know of no event that is coming in Sunderland." in page.text
    assert ".ics" not in page.source


def test_news_and_the_records_it_is_about_are_linked_both_ways(content: Content) -> None:
    """From the page of a service and of an example to the news, and back; the newest first."""
    content.build("sunderland")
    pages = read_pages(content.target / "sunderland")
    for record in ("services/tea-and-talk", "practice/tea-in-sunderland"):
        there = {e.get("href") for e in pages[f"{record}/index.html"].all("a", region="main")}
        back = {
            e.get("href") for e in pages["news/tea-shortlisted/index.html"].all("a", region="main")
        }

        assert "../../news/tea-shortlisted/index.html" in there
        assert f"../../{record}/index.html" in back


def test_a_record_page_names_no_news_that_its_site_does_not_have(content: Content) -> None:
    """A national service has a page in the dale; the news of Sunderland about it has not."""
    _item(content, "calm", kind="news", about="[calm-line]")
    content.build()

    assert "News about this" in content.page("sunderland/services/calm-line/index.html")
    assert "News about this" not in content.page("elmdale/services/calm-line/index.html")
