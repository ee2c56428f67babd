"""axe-core finds nothing against WCAG 2.2 A and AA, nor against 7:1, on any template in any circumstances.

Rules that look at colours and boxes are asked in the rows of :data:`PAIRWISE`. All others look at what
is there, which styles do not change: they are asked on a phone, and on a wide screen in the dark scheme.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.axe import ENHANCED, OF_STYLE, RULES, axe_script, violations
from tests.browser.circumstances import PAIRWISE, Circumstances, uncovered
from tests.browser.templates import LIGHT, ONE_OF_EACH, PAGES, Shown
from tests.browser.test_anywhere import WIDE
from tests.conftest import ROOT, Serve

#: Shares of the pages, for two processes.
SHARES = 4
#: Every template in every row is `make every-setting`. Otherwise each has the first and two of the others in turn,
#: so that each row has its turn with a third of the templates.
EVERY_SETTING = bool(os.environ.get("EVERY_SETTING"))
#: Rows in which every rule is asked.
ALL_RULES = (PAIRWISE[0], PAIRWISE[-1])

#: Links that stand alone, buttons and fields of less than 44 pixels: 2.5.5 of WCAG, level AAA. A link in a
#: sentence may be as low as its line. A box to tick is as large as its label.
SMALL = """() => {
  const inText = link => getComputedStyle(link).display === 'inline' && [...link.parentElement.childNodes].some(
    node => node !== link && node.textContent.trim().length > 1 && !(node.nodeType === 1 && node.matches('.unseen')));
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('.skip, svg') && !(e.matches('a') && inText(e)))
    .map(e => [e, (e.matches('[type=checkbox], [type=radio]') && e.labels[0] || e).getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.99 || box.height < 43.99)
    .map(([e, box]) => `${e.tagName} of ${Math.round(box.width)} x ${Math.round(box.height)}: ${e.textContent.trim().slice(0, 30)}`);
}"""


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """A page to visit all others in, and what sets the size of its text."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/walk-and-talk/index.html", lambda route: route.abort("aborted"))
    session = context.new_cdp_session(page)
    session.send("Page.enable")
    yield page, session
    context.close()


@pytest.fixture(scope="module")
def folders(site: object, small_site: object, serve: Serve) -> dict[str, str]:
    """The addresses of the real and of the small directory."""
    return {"real": serve(site, "/"), "small": serve(small_site, "/")}  # type: ignore[arg-type]


def test_every_template_is_among_the_pages_that_are_looked_at() -> None:
    """A new template must be added to the list before it can pass unseen."""
    templates = {path.stem for path in (ROOT / "site_templates" / "pages").glob("*.html")}

    assert templates | {"prose"} == {shown.template for shown in PAGES.values()}
    assert set(ONE_OF_EACH) == templates | {"prose"}
    assert all(shown.template == name for name, shown in ONE_OF_EACH.items())
    assert set(LIGHT) <= set(ONE_OF_EACH)


def test_any_two_settings_meet_in_a_row() -> None:
    """Light and dark; 320, 360 and 1280 pixels; 100 % and 200 %; both directions; forced colours; reduced motion."""
    assert uncovered(PAIRWISE) == set()
    assert {row.width for row in PAIRWISE} == {320, 360, 1280}


def in_turn(turn: int) -> tuple[Circumstances, ...]:
    """The first row, and two of the others."""
    first, *others = PAIRWISE
    return first, others[turn % len(others)], others[(turn + len(others) // 2) % len(others)]


def test_every_row_has_its_turn() -> None:
    turns = [in_turn(turn) for turn in range(len(ONE_OF_EACH))]

    assert {row for rows in turns for row in rows} == set(PAIRWISE)
    assert {len(set(rows)) for rows in turns} == {3}


@pytest.mark.parametrize("share", range(SHARES))
def test_no_template_has_a_violation_in_any_circumstances(
    opened: tuple[Page, CDPSession], folders: dict[str, str], share: int
) -> None:
    """Every template in the rows of its turn: axe finds nothing, targets are 44 pixels, and nothing scrolls sideways."""
    page, session = opened
    found: dict[str, list[str]] = {}
    for turn, name in list(enumerate(sorted(ONE_OF_EACH)))[share::SHARES]:
        shown = ONE_OF_EACH[name]
        page.goto(folders[shown.directory] + shown.url, wait_until="load")
        page.evaluate(axe_script())
        for row in PAIRWISE if EVERY_SETTING else in_turn(turn):
            row.put_on(page, session)
            faults = [
                *violations(page, style_only=row not in ALL_RULES),
                *page.evaluate(SMALL),
                *page.evaluate(WIDE),
            ]
            if faults:
                found[f"{name}, {row}"] = faults[:5]

    assert found == {}


@pytest.mark.parametrize("share", range(SHARES))
def test_no_other_page_has_a_violation_on_a_phone(
    opened: tuple[Page, CDPSession], folders: dict[str, str], share: int
) -> None:
    """Each further state of a template, the longest pages included: axe, targets, and width at 320 pixels with large text."""
    page, session = opened
    others: list[Shown] = [s for s in PAGES.values() if s not in ONE_OF_EACH.values()]
    found: dict[str, list[str]] = {}
    for shown in others[share::SHARES]:
        page.goto(folders[shown.directory] + shown.url, wait_until="load")
        page.evaluate(axe_script())
        PAIRWISE[0].put_on(page, session)
        faults = violations(page)
        for row in PAIRWISE[:3]:
            row.put_on(page, session)
            faults += [f"{row}: {fault}" for fault in [*page.evaluate(SMALL), *page.evaluate(WIDE)]]
        if faults:
            found[shown.url] = faults[:5]

    assert found == {}


def test_the_dark_scheme_changes_colours_alone() -> None:
    """No style hides, moves or sizes anything by the scheme."""
    styles = "".join(
        path.read_text("utf-8") for path in (ROOT / "site_templates/assets").glob("*.css")
    )
    dark = re.findall(r"prefers-color-scheme: \w+\) \{\s*:root \{([^}]*)\}\s*\}", styles)
    values = [line.strip() for block in dark for line in block.split(";") if line.strip()]

    assert len(dark) == styles.count("prefers-color-scheme") > 0
    assert [line for line in values if not re.fullmatch(r"--[\w-]+: #[0-9a-f]{3,8}", line)] == []


def test_axe_is_new_enough_to_know_wcag_2_2_and_finds_text_below_seven_to_one(
    browser: Browser,
) -> None:
    """The rules of WCAG 2.2 are in axe from 4.10 on. Grey of 6:1 passes AA and not AAA. We know its rules of style."""
    page = browser.new_page()
    page.set_content(
        "<html lang=en><title>t</title><main><h1>h</h1><p style='color:#646464;background:#fff'>grey</p>"
        "<a href=#a style='font-size:8px'>a</a><a href=#b style='font-size:8px'>b</a>"
    )
    page.evaluate(axe_script())
    version = [int(part) for part in page.evaluate("axe.version").split(".")]
    found = [
        {fault.partition(":")[0] for fault in violations(page, style_only=only)}
        for only in (False, True)
    ]
    colours = page.evaluate(
        "tags => axe.getRules(['cat.color']).filter(r => r.tags.some(t => tags.includes(t))).map(r => r.ruleId)",
        RULES,
    )
    page.close()

    assert version >= [4, 10]
    assert found == [{"target-size", ENHANCED}] * 2
    assert {*colours} - {"color-contrast"} <= {*OF_STYLE}
