"""Names of languages, days and hours are those of CLDR, and never another language's."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date

import pytest

from generator.language.locales import by_pattern, direction, english_name, own_name

CODES = ["pl", "ar", "ur", "ro", "uk", "so", "fa", "bn", "pa", "fr", "es", "pt", "ru", "tr", "cy", "zh", "ti", "ku"]  # fmt: skip
VALUES = {
    "day": {"day": date(2026, 11, 1)},
    "month": {"year": 2026, "month": 11},
    "weekdays": {"days": ["tue", "thu", "sat"]},
    "opening": {"days": ["mon", "tue", "wed"], "start": "10:00", "end": "17:30"},
    "hours": {"start": "09:05", "end": "24:00"},
    "ago": {"days": 21},
}


def said(codes: list[str]) -> dict[str, list[str]]:
    """Every pattern in each language, asked in the order of *codes*."""
    return {
        code: [by_pattern(code, name, values) for name, values in VALUES.items()] for code in codes
    }


def test_a_language_says_the_same_whichever_was_asked_before() -> None:
    """Babel hands on what one language has to those that share its data: we ask only for what it does not."""
    script = "import json, sys; from tests.language.test_locales import CODES, said; print(json.dumps(said(CODES[::-1])))"
    backwards = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout

    assert json.loads(backwards) == said(CODES)


def test_polish_and_arabic_say_hours_as_cldr_does() -> None:
    """Each day and each time once, in the order that is read."""
    polish, arabic = (
        re.sub(r"\s", " ", by_pattern(code, "opening", VALUES["opening"])) for code in ("pl", "ar")
    )

    assert polish == "poniedziałek – środa, 10:00 – 17:30"
    assert arabic == "الاثنين – الأربعاء، 10:00 ص – 5:30 م"


def test_what_a_language_does_not_say_stays_english() -> None:
    """CLDR has no 'three weeks ago' in Kurdish, and does not know British Sign Language at all."""
    assert by_pattern("ku", "ago", {"days": 21}) == ""
    assert by_pattern("bfi", "day", VALUES["day"]) == ""


@pytest.mark.parametrize(
    ("code", "english", "own", "way"),
    [
        ("pl", "Polish", "polski", "ltr"),
        ("ar", "Arabic", "العربية", "rtl"),
        ("bfi", "British Sign Language", "", "ltr"),
        ("fa", "Farsi", "فارسی", "rtl"),
        ("en", "English", "", "ltr"),
        ("xx", "xx", "", "ltr"),
    ],
)
def test_a_language_has_its_names_and_its_direction(
    code: str, english: str, own: str, way: str
) -> None:
    """English names are those that people here use; a language without a known name has none."""
    assert (english_name(code), own_name(code), direction(code)) == (english, own, way)
