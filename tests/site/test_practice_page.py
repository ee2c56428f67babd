"""A practice example's page says all that its record holds, and only what it holds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from pydantic import BaseModel

from generator.cli import main
from generator.records.model_fields import model_inside
from generator.records.practice import PracticeExample
from tests.conftest import OVERLAY, Content
from tests.site.reading import Page, read_pages

EVERYTHING = OVERLAY / "content" / "practice" / "tea-everywhere.yml"
#: Fields that would take the example off the site, or that another part of the site shows.
NOT_FILLED = {"id", "path", "was", "held", "withdrawn", "history", "changed"}

Filled = dict[type[BaseModel], set[str]]

LITTLE = """\
title: Tea
strapline: How they made tea.
submitted_by: harbour-friends
areas: [sunderland]
practice_stage: pilot
review_level: submitted
written: {on: 2026-05}
needs: [isolation]
sources:
  - {url: "https://example.org/report", says: all of it}
"""


def _page(content: Content, id_: str) -> Page:
    pages = read_pages(content.target / "sunderland" / "practice" / id_)
    return pages["index.html"]


def _headings(page: Page) -> list[str]:
    return [e.text for e in page.elements if e.tag in ("h2", "h3") and e.region == "main"]


def _filled(model: type[BaseModel], group: dict[str, Any], found: Filled) -> None:
    """Add to *found* which fields *group*, as typed in YAML, fills: its own and those of groups inside it."""
    for name, info in model.model_fields.items():
        key = info.alias or name
        found.setdefault(model, set())
        if key not in group:
            continue
        found[model].add(key)
        below = model_inside(info.annotation)
        inside = group[key] if isinstance(group[key], list) else [group[key]]
        for entry in inside if below else ():
            _filled(below, entry, found)  # type: ignore[arg-type]


def test_the_example_with_everything_leaves_no_field_empty() -> None:
    """A field added tomorrow must be filled there, so that its place on the page and on paper is seen."""
    record = yaml.load(EVERYTHING.read_text("utf-8"), Loader=yaml.BaseLoader)
    found: Filled = {}
    _filled(PracticeExample, record, found)
    empty = {
        f"{model.__name__}.{info.alias or name}"
        for model, keys in found.items()
        for name, info in model.model_fields.items()
        if (info.alias or name) not in keys | NOT_FILLED
    }

    assert empty == set()


def test_an_example_with_only_the_required_fields_has_no_empty_heading(content: Content) -> None:
    """Each heading is followed by something; sections without a field vanish; what is not known is told."""
    content.write("content/practice/tea.yml", LITTLE)
    built = content.build()
    page = _page(content, "tea")

    assert built.published
    assert _headings(page) == [
        "What we don’t know yet",
        "Linked to",
        "Where these facts come from",
        "Is something wrong here?",
    ]
    assert [
        e.tag
        for e in page.elements
        if e.tag in ("dl", "ul", "ol", "dd", "dt", "table", "p")
        and e.region == "main"
        and not e.text
    ] == []
    assert "who could refer people to it" in page.source
    assert "As things were" not in page.source


def test_an_example_with_everything_has_each_section_once(content: Content) -> None:
    """In the order in which a reader decides: what, whether it works, what it takes, what is not known."""
    content.build()
    page = _page(content, "tea-everywhere")
    sections = [e.text for e in page.elements if e.tag == "h2" and e.region == "main"]

    assert sections == [
        "At a glance",
        "The story",
        "Why it was needed",
        "What was done",
        "When it happened",
        "Results so far",
        "Evidence",
        "Lessons",
        "Costs",
        "Possible savings",
        "Doing it elsewhere",
        "Voices",
        "Recognition",
        "The publisher’s own headings",
        "Who to ask",
        "What we don’t know yet",
        "How complete this account is",
        "Words of the time",
        "Linked to",
        "Where these facts come from",
        "Is something wrong here?",
    ]


def test_written_checked_and_built_are_three_dates(content: Content) -> None:
    """And who checked, and how, stands beside the second."""
    content.build()
    facts = [e.text for e in _page(content, "tea-everywhere").elements if e.tag == "div"]

    assert any(f.startswith("Written 2013 or early 2014.") for f in facts)
    assert any(
        f == "Checked Checked 1 October 2026, by phone, by co-ordinator at the charity."
        for f in facts
    )
    assert "Page built 22 November 2026." in facts


def test_counts_that_are_each_a_share_of_the_one_before_are_drawn_and_tabled(
    content: Content,
) -> None:
    """The percentage and counts of other things stand in the table alone."""
    content.build()
    page = _page(content, "tea-everywhere")
    values = [e.text for e in page.elements if e.tag == "text" and e.get("class") == "value"]
    rows = [e.text for e in page.elements if e.tag == "tr"]

    assert values[:4] == ["120", "90 of 120", "48 of 90", "30 of 48"]
    assert len(rows) == 1 + 5


def test_sources_that_differ_stand_side_by_side(content: Content) -> None:
    """Both claims, each with the number of its own source."""
    content.build()
    (conflict,) = (
        e for e in _page(content, "tea-everywhere").elements if e.get("class") == "conflict"
    )

    assert conflict.text.startswith("One source says Fewer mothers")
    assert "Another source says A later paper counts the same mothers" in conflict.text
    assert conflict.text.endswith("[3]")


def test_overdue_evidence_is_told_on_the_page_at_build_and_among_the_gaps(content: Content) -> None:
    """A study promised for June 2015 of which nothing was found."""
    content.build()
    runner = CliRunner()
    given = ["--root", str(content.root), "--today", "2026-11-22"]
    told = "content/practice/tea-everywhere.yml: Promised for June 2015. A study of costs and benefits was to follow."

    assert "Promised, and overdue." in _page(content, "tea-everywhere").source
    assert f"Overdue evidence: {told}" in runner.invoke(main, ["build", *given]).output
    assert f"- {told}" in runner.invoke(main, ["gaps", *given]).output


def test_who_took_it_up_and_what_they_changed_stand_under_doing_it_elsewhere(
    content: Content,
) -> None:
    """And not once more among the links."""
    content.build()
    source = _page(content, "tea-everywhere").source

    assert "What they changed: visits in place of the group." in source
    assert "Taken up as" not in source


def test_no_example_is_recommended_or_scored(content: Content) -> None:
    """The fixed sentence stands on every example; shortlisted is never won."""
    content.build()
    for id_ in ("tea-everywhere", "tea-in-sunderland"):
        source = _page(content, id_).source
        assert (
            "Showing an example is not a recommendation. We give no overall score and no stars."
            in source
        )
        assert "★" not in source
        assert "winner" not in source.lower()


def test_only_practice_examples_ask_for_the_stylesheet_of_practice_examples(
    content: Content,
) -> None:
    """Ordinary pages stay as light as they were."""
    content.build()
    asking = {
        url
        for url, text in content.files().items()
        if url.endswith(".html") and b"assets/practice." in text
    }

    assert asking
    assert all("/practice/" in f"/{url}" for url in asking)


def test_a_further_source_that_the_record_does_not_have_is_named(content: Content) -> None:
    """`more_sources` and `theory_source` are held to the record's own sources, as `source` is."""
    path = "content/practice/tea-everywhere.yml"
    content.change(path, "    more_sources: [report]\n", "    more_sources: [reprot]\n")
    content.change(path, "theory_source: study", "theory_source: stdy")
    problems = content.build().checked.problems

    assert [p.code for p in problems] == ["unknown-source", "unknown-source"]


@pytest.mark.parametrize(
    "url",
    [
        "nottinghamshire/practice/family-action-perinatal-support-west-mansfield/index.html",
        "sunderland/practice/vcse-mmhs-prototypes/index.html",
    ],
)
def test_each_source_of_the_first_two_examples_is_pointed_at_by_a_claim(
    site: Path, url: str
) -> None:
    """A source that no claim leads to would say nothing."""
    page = (site / url).read_text("utf-8")
    sources = re.findall(r'<li id="(source-\d+)">', page)

    assert len(sources) >= 8
    assert [source for source in sources if f'href="#{source}"' not in page] == []


#: What the West Mansfield page must tell, by section, from its fact file.
WEST_MANSFIELD = {
    "fact box": [
        "Family Action",
        "Nottinghamshire County Council",
        "West Mansfield",
        "Early Years",
    ],
    "numbers": ["24 of 37", "9 of 24", "4 of 9", "£369,153", "27%", "54%"],
    "words of the time": [
        "primary care trusts",
        "now integrated care boards",
        "Team Around the Child",
    ],
}


@pytest.mark.parametrize("facts", WEST_MANSFIELD.values(), ids=list(WEST_MANSFIELD))
def test_the_west_mansfield_page_tells_its_facts(site: Path, facts: list[str]) -> None:
    """Its numbers, its council, its words, and amounts that are not stated."""
    page = (
        site / "nottinghamshire/practice/family-action-perinatal-support-west-mansfield/index.html"
    ).read_text("utf-8")

    assert [fact for fact in facts if fact not in page] == []
    assert "amount not stated" in page
    assert "None of these was measured." in page
