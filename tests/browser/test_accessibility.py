"""axe-core finds nothing against WCAG 2.2 A and AA, on any template, at any width, in either scheme."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.templates import PAGES
from tests.conftest import ROOT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = {"phone": PHONE, "desktop": DESKTOP}
ABOUT_COLOURS = ["color-contrast", "link-in-text-block"]
#: The dark scheme changes colours and nothing else, so that only the rules which look at colours can answer anew.
SCHEMES: dict[Literal["light", "dark"], dict[str, Any]] = {
    "light": {"type": "tag", "values": RULES},
    "dark": {"type": "rule", "values": ABOUT_COLOURS},
}
#: Without preload, since the pages' own policy rightly refuses a script that reads the stylesheet.
RUN = "rules => axe.run(document, {runOnly: rules, preload: false, resultTypes: ['violations']}).then(r => r.violations)"


@cache
def axe_script() -> str:
    """axe-core's own script."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def test_every_template_is_among_the_pages_that_are_looked_at() -> None:
    """A new template must be added to the list before it can pass unseen."""
    templates = {path.stem for path in (ROOT / "site_templates" / "pages").glob("*.html")}

    assert templates | {"prose"} == {shown.template for shown in PAGES.values()}


@pytest.mark.parametrize("size", list(SIZES))
def test_axe_finds_no_violation_on_any_template(
    browser: Browser, addresses: dict[str, str], size: str
) -> None:
    """Zero violations of the WCAG 2.0, 2.1 and 2.2 rules for levels A and AA, in light and in dark."""
    width, height = SIZES[size].values()
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.route("**/walk-and-talk/index.html", lambda route: route.abort("aborted"))
    found: dict[str, list[str]] = {}
    for name, address in addresses.items():
        page.emulate_media(color_scheme="light")
        page.goto(address, wait_until="load")
        page.evaluate(axe_script())
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            violations: list[dict[str, Any]] = page.evaluate(RUN, rules)
            for violation in violations:
                nodes = [
                    f"{node['target']} {node.get('failureSummary', '')}"
                    for node in violation["nodes"][:3]
                ]
                found.setdefault(f"{name}, {scheme}", []).append(f"{violation['id']}: {nodes}")
    context.close()

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


def test_axe_is_new_enough_to_know_wcag_2_2(browser: Browser) -> None:
    """The rules of WCAG 2.2 are in axe from 4.10 on: it finds a target that is too small. We know its rules on colours."""
    page = browser.new_page()
    page.set_content(
        "<html lang=en><title>t</title><main><h1>h</h1><a href=#a style='font-size:8px'>a</a><a href=#b style='font-size:8px'>b</a>"
    )
    page.evaluate(axe_script())
    version = [int(part) for part in page.evaluate("axe.version").split(".")]
    ids = page.evaluate(
        "axe.run(document, {runOnly: ['wcag22aa'], preload: false}).then(r => r.violations.map(v => v.id))"
    )
    colours = page.evaluate(
        "tags => axe.getRules(['cat.color']).filter(r => r.tags.some(t => tags.includes(t))).map(r => r.ruleId)",
        RULES,
    )
    page.close()

    assert sorted(colours) == sorted(ABOUT_COLOURS)
    assert version >= [4, 10]
    assert ids == ["target-size"]
