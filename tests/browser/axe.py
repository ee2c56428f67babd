"""axe-core in a page: which rules, and what it finds."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

#: Levels A and AA of WCAG 2.0, 2.1 and 2.2.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
#: Level AAA where it matters here: text at 7:1, large text at 4.5:1. Axe counts no other AAA rule of ours.
ENHANCED = "color-contrast-enhanced"
#: Rules that look at colours and boxes, so that style alone may change their answer. The first is a stricter
#: color-contrast, which is left out therefore.
OF_STYLE = [ENHANCED, "link-in-text-block", "target-size", "scrollable-region-focusable"]
#: Without preload, since the pages' own policy rightly refuses a script that reads the stylesheet.
RUN = "options => axe.run(document, {...options, preload: false, resultTypes: ['violations']}).then(r => r.violations)"


@cache
def axe_script() -> str:
    """axe-core's own script."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def violations(page: Page, *, style_only: bool = False) -> list[str]:
    """What axe finds on *page*, which has its script: by all rules, or by those of style alone."""
    only: dict[str, Any] = (
        {"runOnly": {"type": "rule", "values": OF_STYLE}}
        if style_only
        else {
            "runOnly": {"type": "tag", "values": RULES},
            "rules": {ENHANCED: {"enabled": True}, "color-contrast": {"enabled": False}},
        }
    )
    return [
        f"{found['id']}: {node['target']} {node.get('failureSummary', '')}"
        for found in page.evaluate(RUN, only)
        for node in found["nodes"][:3]
    ]
