"""A translation that changes what must stay is not used, and the translator is told why."""

from __future__ import annotations

import pytest

from generator.language.faults import faults

CALL = 'Call <bdi dir="ltr">%(number)s</bdi>'


@pytest.mark.parametrize(
    ("english", "words"),
    [
        (CALL, 'Zadzwoń: <bdi dir="ltr">%(number)s</bdi>'),
        ("Run by %(name)s", "%(name)s"),
        ("<b>Not certain.</b> Ask.", "A <b>B.</b>"),
        ("Or go to A&amp;E", "A&amp;E"),
        ("For the next 13 weeks", "13 x"),
        ("Search", "بحث"),
        ("Search", "جست\u200cوجو"),
    ],
)
def test_what_keeps_all_that_must_stay_has_no_fault(english: str, words: str) -> None:
    """Order may change, words may change, and joiners belong to Persian."""
    assert faults(english, words) == []


@pytest.mark.parametrize(
    ("english", "words", "part"),
    [
        (CALL, 'Zadzwoń <bdi dir="ltr">999</bdi>', "placeholder"),
        (CALL, "Zadzwoń %(number)s", "tag"),
        (CALL, '</bdi>%(number)s<bdi dir="ltr">', "tag"),
        (CALL, 'Zadzwoń <bdi dir="ltr">%(numer)s</bdi>', "placeholder"),
        ("Search", "Szukaj<script>alert(1)</script>", "tag"),
        ("Search", "<", "no <"),
        ("Search", 'Szukaj" onclick="x', "quotation"),
        ("Search", "100%", "per cent"),
        ("Search", "a & b", "&amp;"),
        ("Call 999 from a mobile, then press 55", "Call 999 from a mobile, then press 5", "number"),
        ("Call 999", "اتصل ٩٩٩", "number"),
        ("Search", "Szukaj 112", "number"),
        ("Write to help@example.org", "Write to help@example.com", "address"),
        (", with ", ",z", "space"),
        ("Search", "Szu\u202ekaj", "nobody sees"),
        ("Search", "Szu\ufdd0kaj", "nobody sees"),
    ],
)
def test_what_must_stay_and_does_not_is_named(english: str, words: str, part: str) -> None:
    """Numbers, placeholders, tags and addresses are held to the English; markup and unseen signs are refused."""
    assert any(part in what for what in faults(english, words)), faults(english, words)


def test_one_thing_may_be_said_without_its_number() -> None:
    """Arabic says one thing and two things in a word each."""
    assert faults("%(number)s services", "خدمة", may_leave_out=frozenset({"%(number)s"})) == []
