"""Where a link leads when its page is on this site, on another one, or nowhere."""

from __future__ import annotations

import pytest

from generator.planning.pages import Home, Link
from generator.rendering.addresses import Addresses
from generator.rendering.templates import Templates
from tests.rendering.test_templates import TEMPLATES

ELSEWHERE = {
    "services/here/index.html": Home("dale", "the Dale"),
    "services/dale/index.html": Home("dale", "the Dale"),
    "services/hub/index.html": Home("", ""),
}
HERE = frozenset({"index.html", "services/here/index.html"})


def _addresses(folder: str = "town", hub_url: str = "") -> Addresses:
    return Addresses(HERE, folder, ELSEWHERE, hub_url)


@pytest.mark.parametrize(
    ("folder", "hub_url", "link", "href"),
    [
        ("town", "", Link("services/here/index.html", "x"), "../../services/here/index.html"),
        ("town", "", Link("services/here/index.html#a", "x"), "../../services/here/index.html#a"),
        (
            "town",
            "",
            Link("services/dale/index.html", "x"),
            "../../../dale/services/dale/index.html",
        ),
        ("town", "", Link("services/hub/index.html", "x"), "../../../services/hub/index.html"),
        ("", "", Link("services/dale/index.html", "x"), "../../dale/services/dale/index.html"),
        ("town", "", Link("services/none/index.html", "x"), ""),
        ("town", "", Link("index.html", "x", "town"), "../../index.html"),
        ("town", "", Link("index.html", "x", "dale"), "../../../dale/index.html"),
        ("town", "", Link("index.html", "x", ""), "../../../index.html"),
        ("", "", Link("index.html", "x", "dale"), "../../dale/index.html"),
        (
            "town",
            "https://hub.example/index.html",
            Link("services/hub/index.html", "x"),
            "https://hub.example/services/hub/index.html",
        ),
        ("town", "https://hub.example/", Link("services/dale/index.html", "x"), ""),
    ],
)
def test_a_link_leads_to_its_site(folder: str, hub_url: str, link: Link, href: str) -> None:
    """This site first, then the site that has the page; an area published apart knows only the hub."""
    assert _addresses(folder, hub_url).href(link, "../../") == href


def test_a_link_that_leaves_the_site_says_so() -> None:
    """Her area's help and another's are never taken for one another."""
    macro = Templates(TEMPLATES).macro("to")

    assert macro(Link("services/dale/index.html", "Tea"), "../", _addresses()) == (
        '<a href="../../dale/services/dale/index.html">Tea</a> (on the site for the Dale)'
    )
    assert macro(Link("services/hub/index.html", "Tea"), "../", _addresses()).endswith(
        "Tea</a> (on the main site)"
    )
    assert macro(Link("services/here/index.html", "Tea"), "../", _addresses()).endswith("Tea</a>")
