"""Every pair of colours that text and its ground can make stands out by 7 to 1, in both schemes.

axe judges the pages there are. This holds the tokens, so that a part of a page yet to come may use any pair.
"""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

#: Text, and the grounds it may stand on.
PAIRS = {
    "ink": ("ground", "surface", "sand"),
    "soft": ("ground", "surface", "sand"),
    "link": ("ground", "surface", "sand"),
    "no": ("ground", "surface", "sand"),
    "ground": ("ink",),
    "on-pine": ("pine",),
    "on-marigold": ("marigold",),
    "on-brick": ("brick",),
}
#: Borders and shapes that carry meaning: 3 to 1.
SHAPES = {"edge": ("ground", "surface", "sand"), "ring": ("ground", "surface", "sand")}


def _tokens(scheme: str) -> dict[str, str]:
    """Colours of a scheme; the dark one has those of the light one where it names none."""
    assets = ROOT / "site_templates/assets"
    found = [
        re.findall(r":root \{([^}]*)\}", (assets / name).read_text("utf-8"))[:2]
        for name in ("first/page.css", "site.css")
    ]
    light, dark = ("".join(parts) for parts in zip(*found, strict=True))
    colours = re.findall(
        r"--([\w-]+): (#[0-9a-f]{6})\b", light + (dark if scheme == "dark" else "")
    )
    return dict(colours)


def _light(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _ratio(one: str, other: str) -> float:
    dark, light = sorted((_light(one), _light(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_by_seven_to_one_and_shapes_by_three_to_one(scheme: str) -> None:
    """Text on each ground it may stand on; edges and the ring of focus beside it."""
    colours = _tokens(scheme)
    weak = {
        f"{one} on {other}": round(ratio, 2)
        for pairs, least in ((PAIRS, 7), (SHAPES, 3))
        for one, grounds in pairs.items()
        for other in grounds
        if (ratio := _ratio(colours[one], colours[other])) < least
    }

    assert weak == {}
