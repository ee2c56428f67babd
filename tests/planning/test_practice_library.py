"""The library of practice examples: its order, its choices, what a card says, which pairs stand side by side."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import combinations

import pytest

from generator.checking.checking import check
from generator.checking.rules.practice_name_taken import TAKEN
from generator.planning.pages import SitePlan
from generator.planning.practice_comparison import NOT_STATED, ROWS, comparison
from generator.planning.practice_completeness import ANSWERS
from generator.planning.practice_facets import PRACTICE_FACETS
from generator.planning.practice_library import (
    as_things_were,
    example_card,
    latest_first,
    strongest_evidence,
)
from generator.planning.practice_pairs import ALL_PAIRS_UP_TO, PARTNERS, pair_name, pairs
from generator.planning.service_wording import ServiceWording
from generator.planning.site_plan import plan_sites
from generator.records.practice import PracticeExample
from tests.conftest import TODAY, Content
from tests.practice import with_whole_vocabulary, write_example
from tests.real import real_check, real_plans

MANSFIELD = "family-action-perinatal-support-west-mansfield"
LINK_WORK = "vcse-mmhs-prototypes"


@pytest.fixture(scope="module")
def plans() -> dict[str, SitePlan]:
    """The plans of the real sites by folder."""
    return {plan.folder: plan for plan in real_plans(TODAY)}


@pytest.fixture
def content(content: Content) -> Content:
    """The small directory, with every list of the real vocabulary."""
    return with_whole_vocabulary(content)


def _plan(content: Content, folder: str = "sunderland") -> SitePlan:
    checked = check(content.root, TODAY)
    assert checked.may_publish, [p for p in checked.problems if p.blocks]
    found = plan_sites(checked.catalogue, checked.settings, TODAY)
    return next(plan for plan in found if plan.folder == folder)


def _example(plan: SitePlan, id_: str) -> PracticeExample:
    return plan.material.catalogue.practices[id_]


def _urls(plan: SitePlan) -> set[str]:
    return {page.url for page in plan.pages}


# ------------------------------------------------------------------------------ order and choices


def test_the_order_is_from_here_first_then_by_title(content: Content) -> None:
    """Nothing that could be taken for merit decides: not the level of evidence, not the date."""
    for n, (title, area) in enumerate(
        [("Zebra", "sunderland"), ("apple", "elmdale"), ("Bee", "elmdale")]
    ):
        write_example(content, f"made-{n}", title=title, area=area)
    here, away = _plan(content).material.library, _plan(content, "elmdale").material.library

    assert [e.title for e in here.examples] == ["Tea in Sunderland", "Zebra", "apple", "Bee"]
    assert here.here == 2
    assert [e.title for e in away.examples] == ["apple", "Bee", "Tea in Sunderland", "Zebra"]


def test_every_choice_has_a_page_with_as_many_examples_as_it_says(
    plans: dict[str, SitePlan],
) -> None:
    """No page is empty, and no example under a choice is missing from its page; on every site."""
    for plan in plans.values():
        library = plan.material.library
        views = {p.url: p for p in plan.pages if p.template == "practice-library.html"}
        for facet in PRACTICE_FACETS:
            for term in library.terms[facet.id]:
                view = views[f"practice/{facet.folder}/{term.id}/index.html"].view()
                cards = [card.id for _, _, cards in view.groups for card in cards]
                expected = [library.examples[p].id for p in library.by_term[facet.id, term.id]]
                assert cards == expected != []


@pytest.mark.parametrize("facet", [facet.id for facet in PRACTICE_FACETS])
def test_every_facet_has_a_choice_for_the_real_examples(
    plans: dict[str, SitePlan], facet: str
) -> None:
    """Theme, need, stage, kind, area, evidence, cost, practice stage, thread: each can be chosen by."""
    assert plans[""].material.library.terms[facet]


def test_the_themes_and_threads_of_the_real_example_have_pages_that_say_whose_words_they_are(
    plans: dict[str, SitePlan],
) -> None:
    """Each theme and thread of the record has its page, with the publisher's name and 'not ours'."""
    plan = plans["nottinghamshire"]
    original = _example(plan, MANSFIELD).original
    assert original is not None
    views = [
        page.view()
        for page in plan.pages
        if re.fullmatch(r"practice/(theme|thread)/c4eo-[a-z0-9-]+/index\.html", page.url)
    ]
    said = {view.heading.split("”")[0].lstrip("“"): view.lead for view in views}

    assert {*original.themes, *original.threads} <= said.keys()
    assert all("The words are the publisher’s, not ours." in lead for lead in said.values())
    assert all("Centre for Excellence and Outcomes" in lead for lead in said.values())


def test_two_publishers_with_the_same_word_keep_a_page_each(content: Content) -> None:
    """'Early help' of one publisher is not 'Early help' of another."""
    content.write(
        "directory/vocabulary/publisher-threads.yml",
        "name: Threads\nabout: Their words.\nterms:\n"
        "  - {id: harbour-friends-theme-early-help, label: Early Help}\n"
        "  - {id: calm-line-trust-theme-early-help, label: Early Help}\n",
    )
    for n, publisher in enumerate(("harbour-friends", "calm-line-trust")):
        write_example(
            content,
            f"made-{n}",
            more=f"original: {{publisher: {publisher}, themes: [Early Help]}}\n",
        )
    library = _plan(content).material.library
    found = {t.id: library.by_term["theme", t.id] for t in library.terms["theme"]}

    assert {id_: len(positions) for id_, positions in found.items()} == {
        "calm-line-trust-theme-early-help": 1,
        "harbour-friends-theme-early-help": 1,
    }


def test_a_theme_that_the_vocabulary_does_not_list_has_no_page(content: Content) -> None:
    """An address must not hang on words that may be corrected."""
    write_example(
        content, "made", more="original: {publisher: harbour-friends, themes: [Brand new]}\n"
    )

    assert not [url for url in _urls(_plan(content)) if url.startswith("practice/theme")]


def test_an_example_counts_for_the_wider_areas_around_it_but_not_for_a_nation(
    plans: dict[str, SitePlan],
) -> None:
    """West Mansfield lies in Nottinghamshire: who looks there finds it."""
    library = plans[""].material.library
    at = [e.id for e in library.examples].index(MANSFIELD)
    areas = library.terms_at(at)["area"]

    assert {"west-mansfield", "nottinghamshire"} <= set(areas)
    assert not {"england", "everywhere", "united-kingdom"} & set(areas)


def test_the_page_of_an_area_leads_to_the_examples_of_the_areas_around_it(
    plans: dict[str, SitePlan],
) -> None:
    """What is told of all of the North East is not listed under Sunderland: the way up leads there."""
    page = next(p for p in plans[""].pages if p.url == "practice/area/sunderland/index.html")

    assert "practice/area/north-east-north-cumbria/index.html" in [c.url for c in page.crumbs]


# ------------------------------------------------------------------------------------- the card


def test_evidence_is_never_named_without_whose_it_is(plans: dict[str, SitePlan]) -> None:
    """Level and fit stand together on every card, and in every choice of the evidence facet."""
    plan = plans[""]
    words = plan.material.words
    fits = {t.label.lower() for t in plan.material.catalogue.terms["evidence-fits"].values()}
    for example in plan.material.library.examples:
        for line in strongest_evidence(example, words):
            assert any(fit in line.lower() for fit in fits), line
    for term in plan.material.library.terms["evidence"]:
        assert term.id == "none" or any(fit in term.label.lower() for fit in fits), term


def test_strong_evidence_of_a_predecessor_does_not_hide_what_there_is_of_this_practice(
    plans: dict[str, SitePlan],
) -> None:
    """The trial was of an earlier version: the card says so, and what was measured here."""
    plan = plans["nottinghamshire"]
    lines = list(strongest_evidence(_example(plan, MANSFIELD), plan.material.words))

    assert lines == [
        "Compared (an earlier version of this model). Another source differs",
        "This practice, this place: change measured",
    ]


def test_what_is_only_promised_is_no_evidence(content: Content) -> None:
    """An announced trial is not the strongest evidence, however strong it would be."""
    write_example(
        content,
        "made",
        more="evidence:\n  - {claim: A trial will say., level: compared, fit: [this-practice-here], state: promised}\n",
    )
    plan = _plan(content)

    assert list(strongest_evidence(_example(plan, "made"), plan.material.words)) == [
        "No evidence given"
    ]
    assert [t.id for t in plan.material.library.terms["evidence"]][-1] == "none"


@pytest.mark.parametrize(
    ("written", "stage", "mark"),
    [
        ("2026-05", "established", ""),
        ("2026-05", "ended", "As things were. Written May 2026. The practice has ended."),
        ("'2011 or early 2012'", "established", "As things were. Written 2011 or early 2012."),
        ("2023-11", "pilot", ""),
        ("2020", "pilot", "As things were. Written 2020."),
    ],
)
def test_old_and_ended_examples_say_that_they_tell_how_things_were(
    content: Content, written: str, stage: str, mark: str
) -> None:
    """Old is more than three years before the day of the build, as on the example's own page."""
    write_example(content, "made", written=written, practice_stage=stage)
    plan = _plan(content)

    assert as_things_were(_example(plan, "made"), TODAY) == mark
    assert example_card(_example(plan, "made"), plan.material.words).then == mark


def test_a_card_says_the_six_things_that_must_be_known_first(content: Content) -> None:
    """Also of an example with only the required fields: 'Not stated' and 'No evidence given' are words too."""
    write_example(content, "made")
    plan = _plan(content)
    card = example_card(_example(plan, "made"), plan.material.words)

    assert {fact.name: fact.lines for fact in card.facts} == {
        "Where": ("Sunderland",),
        "How far along": ("Established",),
        "Strongest evidence": ("No evidence given",),
        "Cost for each person": ("Not stated",),
        "Written": ("May 2026",),
        "Our check": ("As told to us",),
    }


def test_home_pages_show_the_three_examples_written_last(content: Content) -> None:
    """However many there are; an undated one comes last."""
    for n, written in enumerate(("2024", "2026-07-02", "about 2025", "'no date'", "2026-06")):
        write_example(content, f"made-{n}", written=written)
    plan = _plan(content)
    newest = sorted(plan.material.library.examples, key=latest_first, reverse=True)
    home = next(page for page in plan.pages if page.url == "index.html").view()

    assert [e.id for e in newest] == [
        "made-1",
        "made-4",
        "tea-in-sunderland",
        "made-2",
        "made-0",
        "made-3",
    ]
    assert [view.id for view in home.examples] == ["made-1", "made-4", "tea-in-sunderland"]


# --------------------------------------------------------------------------------- side by side


def test_all_pairs_of_a_small_library_have_a_page(content: Content) -> None:
    """Up to fifteen examples, on the hub and on each area's site; with one example there is nothing to compare."""
    assert not [url for url in _urls(_plan(content)) if "compare" in url]
    for n in range(ALL_PAIRS_UP_TO - 1):
        write_example(content, f"made-{n:02}")
    ids = [f"made-{n:02}" for n in range(ALL_PAIRS_UP_TO - 1)] + ["tea-in-sunderland"]
    expected = {f"practice/compare/{a}~{b}/index.html" for a, b in combinations(sorted(ids), 2)}

    for folder in ("", "elmdale", "sunderland"):
        assert {u for u in _urls(_plan(content, folder)) if "~" in u} == expected


def test_a_large_library_pairs_each_example_with_the_two_most_alike(content: Content) -> None:
    """So the pages grow as the examples do. An area's site keeps the pairs with one of its own."""
    needs = ("[isolation]", "[low-mood]", "[isolation, low-mood]", "[anxiety]")
    for n in range(40):
        area = "elmdale" if n % 5 == 0 else "sunderland"
        write_example(content, f"made-{n:02}", needs=needs[n % 4], area=area)
    for folder in ("", "elmdale", "sunderland"):
        library = _plan(content, folder).material.library
        found = pairs(library, hub=folder == "")
        own = range(len(library.examples) if folder == "" else library.here)
        partners = Counter(p for pair in found for p in pair)

        assert len(found) == len(set(found)) <= PARTNERS * len(own)
        assert all(a < b for a, b in found)
        assert all(partners[p] >= 1 for p in own)
        assert all(a in own or b in own for a, b in found)
        for a, b in found:
            assert set(library.examples[a].needs) & set(library.examples[b].needs)


def test_the_name_of_a_pair_does_not_depend_on_who_is_named_first() -> None:
    """One address for one comparison."""
    assert pair_name("b-two", "a-one") == pair_name("a-one", "b-two") == "a-one~b-two"


def test_a_comparison_has_every_row_for_every_example_and_no_empty_cell(
    plans: dict[str, SitePlan],
) -> None:
    """What an example does not say is said: 'Not stated', a cell like any other."""
    plan = plans[""]
    both = (_example(plan, MANSFIELD), _example(plan, LINK_WORK))
    view = comparison(both, plan.material.words, "")
    cells = [cell for group in view.groups for row in group.rows for cell in row.cells]

    assert [g.heading for g in view.groups] == [g.heading for g in ROWS]
    assert all(len(row.cells) == 2 for group in view.groups for row in group.rows)
    assert all(cell and all(cell) for cell in cells)
    assert (NOT_STATED,) in cells
    assert not any(line in ("None", "") for cell in cells for line in cell)


def test_evidence_and_numbers_keep_what_makes_them_honest(plans: dict[str, SitePlan]) -> None:
    """Each claim with level and fit; each number with its whole and its date, or that there is none."""
    plan = plans[""]
    example = _example(plan, MANSFIELD)
    view = comparison((example,), plan.material.words, "")
    rows = {row.heading: row.cells[0] for group in view.groups for row in group.rows}

    assert len(rows["Evidence"]) == len(example.evidence)
    assert all("How strong: " in line and "Whose evidence: " in line for line in rows["Evidence"])
    assert len(rows["Numbers so far"]) == len(example.achievements)
    for count, line in zip(example.achievements, rows["Numbers so far"], strict=True):
        assert count.value in line
        assert not count.of or f"of {count.of}" in line
        assert re.search(r"As of|[Nn]o date", line), line
    assert all(
        line.endswith(("Measured.", "Not measured."))
        for line in rows["Possible savings, and whether measured"]
    )


def test_who_refers_is_said_as_a_professional_says_it(plans: dict[str, SitePlan]) -> None:
    """Those who compare examples are not the mothers: 'Midwives', not 'Through your midwife'."""
    plan = plans[""]
    view = comparison((_example(plan, MANSFIELD),), plan.material.words, "")
    (cells,) = (r.cells for group in view.groups for r in group.rows if r.heading == "Who refers")

    assert cells[0][:2] == ("Midwives", "Health visitors")


def test_both_checklists_are_whole(plans: dict[str, SitePlan]) -> None:
    """12 items of TIDieR and 5 of EMMIE, each answered in words; unanswered where nobody compared."""
    plan = plans[""]
    view = comparison((_example(plan, MANSFIELD),), plan.material.words, "")
    groups = {group.id: group.rows for group in view.groups}

    assert (len(groups["tidier"]), len(groups["emmie"])) == (12, 5)
    answered = {row.cells[0][0] for id_ in ("tidier", "emmie") for row in groups[id_]}
    assert answered <= set(ANSWERS.values())


def test_an_example_that_nobody_held_against_the_checklists_says_so(content: Content) -> None:
    """'Not there' would be a claim that nobody checked."""
    write_example(content, "made")
    plan = _plan(content)
    view = comparison((_example(plan, "made"),), plan.material.words, "")
    cells = {row.cells[0] for g in view.groups if g.id in ("tidier", "emmie") for row in g.rows}

    assert cells == {("Not yet compared with the checklist",)}


def test_a_held_or_withdrawn_example_is_nowhere_in_the_library(content: Content) -> None:
    """Not in a list, not in a count, not beside another."""
    write_example(content, "made-held", more="held: Not agreed yet.\n")
    write_example(content, "made-gone", more="withdrawn: {on: 2026-11-01}\n")
    plan = _plan(content)

    assert [e.id for e in plan.material.library.examples] == ["tea-in-sunderland"]
    assert not [url for url in _urls(plan) if "made-" in url]


def test_no_example_may_have_the_name_of_a_folder_of_the_library() -> None:
    """The check refuses exactly the folders that pages of ours stand in."""
    assert {facet.folder for facet in PRACTICE_FACETS} | {"compare"} == TAKEN


def test_the_wording_is_of_the_day_of_the_build() -> None:
    """An example grows old without anyone touching it."""
    checked = real_check(TODAY)
    example = checked.catalogue.practices[LINK_WORK].model_copy(update={"practice_stage": "pilot"})
    card = example_card(example, ServiceWording(checked.catalogue, date(2031, 1, 1)))

    assert card.then == "As things were. Written April 2024."
