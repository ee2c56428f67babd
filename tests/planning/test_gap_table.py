"""What is counted as a gap: services that run, near and national apart, the same on pages and in reports."""

from __future__ import annotations

import csv
import io

import pytest

from generator.checking.checking import check
from generator.planning.coverage import footprints
from generator.planning.gap_pages import answered_elsewhere
from generator.planning.gap_table import Count, Tally, needs_of_area
from generator.planning.pages import SitePlan
from generator.planning.site_plan import plan_sites
from generator.reports.gaps import gaps_report
from tests.conftest import REAL_DAY, TODAY, Content
from tests.real import real_check, real_plans

SOURCES = "sources:\n  - {url: 'https://example.org/about', publisher: Harbour Friends, says: what it offers, page_date: '2026-05', own: 'yes'}\n"


def _plans(content: Content) -> dict[str, SitePlan]:
    checked = check(content.root, TODAY)
    assert checked.may_publish, [p.sentence for p in checked.problems if p.blocks]
    return {p.folder: p for p in plan_sites(checked.catalogue, checked.settings, TODAY)}


def _tallies(plan: SitePlan) -> dict[str, Tally]:
    return {row.need.id: row.every for row in plan.material.gaps.rows}


def test_only_what_runs_is_counted_and_what_may_not_run_is_told_beside_it(content: Content) -> None:
    """Held, withdrawn and closed services are no count; an unconfirmed one is in doubt."""
    plans = _plans(content)
    sunderland, elmdale = (_tallies(plans[f])["isolation"] for f in ("sunderland", "elmdale"))

    assert sunderland.local == Count(running=1, listed=2, unchecked=0)
    assert sunderland.local.in_doubt == 1
    assert elmdale.local == Count(running=1, listed=1, unchecked=1)


def test_the_hub_says_whose_gaps_it_counts(content: Content) -> None:
    hub, area = (
        next(page for page in _plans(content)[folder].pages if page.url == "gaps/index.html").view()
        for folder in ("", "elmdale")
    )

    assert "We count only areas that have a site: Elmdale and Sunderland." in hub.counts
    assert not [said for said in area.counts if "areas that have a site" in said]


def test_national_help_is_counted_apart_and_meets_no_need_of_an_area(content: Content) -> None:
    """Elmdale has a line for the whole country for low mood, and nothing of its own."""
    material = _plans(content)["elmdale"].material

    assert _tallies(_plans(content)["elmdale"])["low-mood"].national.running == 1
    assert [row.need.id for row in material.gaps.unmet] == ["low-mood", "domestic-abuse"]


def test_a_need_takes_in_its_narrower_needs_and_counts_a_service_once(content: Content) -> None:
    """A service for a need and for a narrower one is one service under the broader."""
    content.change(
        "directory/vocabulary/needs.yml",
        'label: "Feeling alone"',
        'label: "Feeling alone"\n    broader: low-mood',
    )
    found = _tallies(_plans(content)["sunderland"])

    assert found["low-mood"].local.running == 1
    assert found["low-mood"].local.listed == 2


def test_stages_are_counted_as_lists_count_them(content: Content) -> None:
    """From pregnancy to 24 months is every stage of the small list."""
    (row,) = [
        r for r in _plans(content)["sunderland"].material.gaps.rows if r.need.id == "isolation"
    ]

    assert {id_: tally.local.running for id_, tally in row.by_stage.items()} == {
        "pregnancy": 1,
        "first-six-weeks": 1,
        "to-twelve-months": 1,
    }


def test_pages_the_hub_and_the_report_never_count_differently() -> None:
    """With the real records: each area's own table, the hub's columns and the report agree, need by need."""
    checked = real_check(REAL_DAY)
    report = gaps_report(checked, REAL_DAY)
    for plan in real_plans(REAL_DAY):
        site = plan.material.site
        if site is None:
            continue
        own = _tallies(plan)

        assert needs_of_area(checked.catalogue, footprints(checked.catalogue, site)) == own

        unmet = {row.need.label for row in plan.material.gaps.unmet}
        lines = [line for line in report.splitlines() if line.startswith(f"- {site.name}: ")]
        reported = {
            label
            for row in plan.material.gaps.rows
            for label in [row.need.label]
            if any(
                line == f"- {site.name}: {label}" or line.startswith(f"- {site.name}: {label} (")
                for line in lines
            )
        }
        assert unmet == reported
        assert len(lines) == len(unmet)


def test_an_example_elsewhere_is_named_for_each_need_with_nothing_here(content: Content) -> None:
    """The need, whether there is national help, and the example; where the need is met nothing is said."""
    content.change(
        "content/practice/tea-in-sunderland.yml",
        "needs: [isolation]",
        "needs: [isolation, low-mood, domestic-abuse]",
    )
    plans = _plans(content)
    found = answered_elsewhere(plans["elmdale"].material)

    assert [(f.need.text, f.has, [e.text for e in f.examples]) for f in found] == [
        (
            "Feeling low",
            "1 service for the whole country, none found nearer",
            ["Tea in Sunderland"],
        ),
        ("Abuse at home", "No service found", ["Tea in Sunderland"]),
    ]
    assert answered_elsewhere(plans["sunderland"].material) == ()
    assert answered_elsewhere(plans[""].material) == ()


@pytest.mark.parametrize("folder", ["", "elmdale/"])
def test_the_download_has_what_the_tables_have(content: Content, folder: str) -> None:
    """One row for each place, need, stage and reach; the same on every build of a day."""
    content.build()
    raw = (content.target / folder / "gaps/gaps.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    place = "Elmdale" if not folder else "the dale"
    (row,) = [
        r
        for r in rows
        if (r["Place"], r["Need"], r["Stage"], r["Reach"])
        == (place, "Feeling alone", "Any stage", "local")
    ]

    assert row["Running"] == "1"
    assert row["May not be running"] == "0"
    assert row["Running and not yet checked"] == "1"
    assert row["Counted on"] == "2026-11-22"
