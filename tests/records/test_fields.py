"""Single values: what is taken as typed, what is refused, and what is offered instead."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.records import contact_fields, date_fields, fields
from generator.records.lay_words import days_meant


def refusal(kind: Any, text: object) -> tuple[str, str]:
    """The code and the corrected value with which *text* is refused as a value of *kind*."""
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(text)
    (detail,) = refused.value.errors()
    return detail["type"], detail["ctx"]["write"]


def taken(kind: Any, text: object) -> object:
    """The value that *text* gives as a value of *kind*."""
    return TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(
    "number",
    ["0191 498 0101", "01914980101", "(0191) 498 0101", "+44 191 498 0101", "+44 (0)191 498 0101", "0808 2000 247", "116 123",
     "999", "111", "85258", "07911 123456", "0303 003 6464", "18001 0191 498 0101", "0191-498-0101"],
)  # fmt: skip
def test_a_british_number_is_kept_as_grouped(number: str) -> None:
    assert taken(contact_fields.PhoneNumber, f" {number} ") == number


@pytest.mark.parametrize(
    ("number", "code", "write"),
    [
        ("191 498 0101", "phone-missing-zero", "0191 498 0101"),
        ("12", "phone-missing-zero", ""),
        ("O191 498 OIO1", "phone-letters", "0191 498 0101"),
        ("0191 498 0101 (office)", "phone-letters", "0191 498 0101"),
        ("ask at the desk", "phone-letters", ""),
        ("0191 498 0101 / 0102", "phone-two-numbers", "0191 498 0101"),
        ("0191*498*0101", "phone-form", "0191 498 0101"),
        ("0191 498 010", "phone-impossible", ""),
        ("0", "phone-impossible", ""),
        ("0" * 300, "phone-impossible", ""),
        ("0845 390 6232", "phone-costly", ""),
        ("+44 845 390 6232", "phone-costly", ""),
        ("09011 498 0101", "phone-costly", ""),
        ("+1 212 555 0100", "phone-not-uk", ""),
        ("18001 0845 390 6232", "phone-costly", ""),
        ("18001", "phone-missing-zero", ""),
        ("18001" * 9999, "phone-missing-zero", ""),
        ("0044" * 9999, "phone-impossible", ""),
        ("+44" * 9999, "phone-form", ""),
        ("0\u00b2191", "phone-form", ""),
        ("\u0660\u0661\u0669\u0661 \u0664\u0669\u0668", "phone-form", ""),
    ],
)
def test_any_other_number_is_refused(number: str, code: str, write: str) -> None:
    assert refusal(contact_fields.PhoneNumber, number) == (code, write)


@settings(max_examples=500, deadline=None)
@given(
    st.from_regex(r"0[1-9][0-9]{7,9}", fullmatch=True).filter(
        lambda digits: not digits.startswith(("084", "087", "09"))
    )
)
def test_the_quick_look_at_a_number_agrees_with_phonenumbers(digits: str) -> None:
    valid = phonenumbers.is_valid_number(phonenumbers.parse(digits, "GB"))
    try:
        assert taken(contact_fields.PhoneNumber, digits) == digits
        accepted = True
    except ValidationError:
        accepted = False
    assert accepted == valid


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+44 (0)191 498 0101", "01914980101"),
        ("0044 191 4980101", "01914980101"),
        ("0191 498 0101", "01914980101"),
        ("116 123", "116123"),
    ],
)
def test_numbers_written_differently_are_dialled_alike(number: str, digits: str) -> None:
    assert contact_fields.dialled(number) == digits


def test_mobiles_are_told_from_other_numbers() -> None:
    assert [
        n
        for n in ("07911 123456", "+44 7911 123456", "070 1234 5678", "0191 498 0101")
        if contact_fields.is_mobile(n)
    ] == ["07911 123456", "+44 7911 123456"]


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sr19zz", "SR1 9ZZ"),
        ("SR1  9ZZ", "SR1 9ZZ"),
        ("ne301pq", "NE30 1PQ"),
        ("W1A 1AA", "W1A 1AA"),
    ],
)
def test_a_postcode_is_set_in_its_usual_form(typed: str, shown: str) -> None:
    assert taken(contact_fields.Postcode, typed) == shown


@pytest.mark.parametrize(
    ("typed", "write"),
    [("SR1 OAA", "SR1 0AA"), ("SR1", ""), ("", ""), ("QQ1 1AA", ""), ("SUNDERLAND", "")],
)
def test_an_impossible_postcode_is_refused(typed: str, write: str) -> None:
    assert refusal(contact_fields.Postcode, typed) == ("postcode-form", write)


def test_a_day_is_a_day_of_the_calendar() -> None:
    assert taken(date_fields.Day, "2026-10-01") == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("typed", "code", "write"),
    [
        ("01/10/2026", "date-form", "2026-10-01"),
        ("1.10.2026", "date-form", "2026-10-01"),
        ("1 October 2026", "date-form", "2026-10-01"),
        ("1st Oct 2026", "date-form", "2026-10-01"),
        ("31/02/2026", "date-form", ""),
        ("2026-02-30", "date-impossible", ""),
        ("2026-13-01", "date-impossible", ""),
        ("yesterday", "date-relative", ""),
        ("2026", "date-form", ""),
        (["2026"], "date-form", ""),
    ],
)
def test_any_other_day_is_refused(typed: object, code: str, write: str) -> None:
    assert refusal(date_fields.Day, typed) == (code, write)


@pytest.mark.parametrize(
    "typed",
    [
        "2024",
        "2024-04",
        "2024-04-15",
        "about 2024",
        "by 2024-04",
        "before 2024",
        "after 2024-04-15",
    ],
)
def test_a_loose_date_is_kept_as_typed(typed: str) -> None:
    assert taken(date_fields.When, typed) == typed


@pytest.mark.parametrize(
    ("typed", "code", "write"),
    [
        ("Autumn 2024", "date-form", "2024"),
        ("April 2024", "date-form", "2024-04"),
        ("2023 or 2024", "date-form", ""),
        ("15/04/2024", "date-form", "2024-04-15"),
        ("2024-04-31", "date-impossible", ""),
        ("0000", "date-form", ""),
        ("last year", "date-relative", ""),
    ],
)
def test_any_other_loose_date_is_refused(typed: str, code: str, write: str) -> None:
    assert refusal(date_fields.When, typed) == (code, write)


@pytest.mark.parametrize(
    ("typed", "write"),
    [
        ("9am", "09:00"),
        ("12.30pm", "12:30"),
        ("12am", "00:00"),
        ("5pm", "17:00"),
        ("9:30", "09:30"),
        ("25:00", ""),
        ("noon", ""),
    ],
)
def test_a_time_off_the_24_hour_clock_is_refused_with_the_right_one(typed: str, write: str) -> None:
    assert refusal(date_fields.ClockTime, typed) == ("time-form", write)


@pytest.mark.parametrize("typed", ["00:00", "09:00", "17:00", "24:00"])
def test_a_time_of_the_24_hour_clock_is_kept(typed: str) -> None:
    assert taken(date_fields.ClockTime, typed) == typed


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "http://example.org/a?b=c#d", "https://www.example.co.uk/a-b/"],
)
def test_a_web_address_is_kept(address: str) -> None:
    assert taken(contact_fields.Url, address) == address


@pytest.mark.parametrize(
    ("typed", "code", "write"),
    [
        ("www.example.org", "url-without-scheme", "https://www.example.org"),
        ("example.org/a", "url-without-scheme", "https://example.org/a"),
        ("javascript:alert(1)", "url-unsafe", ""),
        ("JaVaScRiPt:alert(1)", "url-unsafe", ""),
        ("data:text/html,x", "url-unsafe", ""),
        ("file:///etc/passwd", "url-unsafe", ""),
        ("https://example.org/a b", "url-form", "https://example.org/a%20b"),
        ('https://example.org/"><script>', "url-form", ""),
        ("https://localhost", "url-form", ""),
        ("https://user@example.org", "url-form", ""),
        ("the library", "url-form", ""),
    ],
)
def test_any_other_web_address_is_refused(typed: str, code: str, write: str) -> None:
    assert refusal(contact_fields.Url, typed) == (code, write)


@pytest.mark.parametrize(
    ("typed", "write"),
    [
        ("mailto:a@example.org", "a@example.org"),
        ("a@example.org; b@example.org", "a@example.org"),
        ("a at example.org", ""),
    ],
)
def test_an_e_mail_address_in_another_form_is_refused(typed: str, write: str) -> None:
    assert refusal(contact_fields.Email, typed) == ("email-form", write)


def test_yes_and_no_are_read() -> None:
    assert [taken(fields.YesNo, typed) for typed in ("yes", "true", "no", "false")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("typed", "write"), [("Yes", "yes"), ("N", "no"), ("off", "no"), ("perhaps", ""), ([], "")]
)
def test_anything_but_yes_and_no_is_refused(typed: object, write: str) -> None:
    assert refusal(fields.YesNo, typed) == ("yes-or-no", write)


@pytest.mark.parametrize(
    "typed", ["pregnancy", "13 weeks pregnant", "6 weeks old", "24 months old", "2 years old"]
)
def test_a_point_in_pregnancy_or_parenthood_is_kept(typed: str) -> None:
    assert taken(date_fields.LifePoint, typed) == typed


@pytest.mark.parametrize(
    ("typed", "code", "write"),
    [
        ("6 weeks", "age-without-point", "6 weeks old"),
        ("1 year", "age-without-point", "1 years old"),
        ("when she is two", "age-form", ""),
    ],
)
def test_a_bare_age_is_refused(typed: str, code: str, write: str) -> None:
    assert refusal(date_fields.LifePoint, typed) == (code, write)


@pytest.mark.parametrize(("typed", "value"), [("1,000", 1000), ("£250", 250), ("0", 0)])
def test_a_whole_number_is_read(typed: str, value: int) -> None:
    assert taken(fields.Whole, typed) == value


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_no_text_whatever_makes_a_field_fall_over(text: str) -> None:
    for kind in (contact_fields.PhoneNumber, contact_fields.Postcode, contact_fields.PostcodeDistrict, date_fields.Day, date_fields.When, date_fields.PageDate, date_fields.ClockTime,
                 date_fields.LifePoint, contact_fields.Url, contact_fields.Email, fields.Language, fields.Whole, fields.YesNo, fields.Slug, fields.Line):  # fmt: skip
        with suppress(ValidationError):
            TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize("name", ["harbour/signpost", "nhs-net/site.records", "a/b_c"])
def test_a_repository_is_its_owner_and_its_name(name: str) -> None:
    assert taken(contact_fields.GitHubRepository, f" {name} ") == name


@pytest.mark.parametrize(
    ("typed", "write"),
    [
        ("https://github.com/harbour/signpost", "harbour/signpost"),
        ("github.com/harbour/signpost.git", "harbour/signpost"),
        ("git@github.com:harbour/signpost.git", "harbour/signpost"),
        ("https://github.com/harbour/signpost/issues?q=1", "harbour/signpost"),
        ("signpost", ""),
        ("har--bour/signpost", ""),
        ("-harbour/signpost", ""),
        ("harbour/..", ""),
        ("harbour/sign post", ""),
        (f"{'a' * 40}/signpost", ""),
    ],
)
def test_a_repository_in_another_form_is_refused_with_what_was_meant(
    typed: str, write: str
) -> None:
    assert refusal(contact_fields.GitHubRepository, typed) == ("repository-form", write)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Mon-Fri", "mon tue wed thu fri"),
        ("Tuesday to Thursday", "tue wed thu"),
        ("Mondays and Saturdays", "mon sat"),
        ("Mon–Wed, Fri", "mon tue wed fri"),
        ("weekdays", "mon tue wed thu fri"),
        ("Sat-Mon", ""),
        ("Mon-Fri in term time", ""),
        ("first Monday", ""),
    ],
)
def test_days_are_known_only_where_nothing_else_is_said(typed: str, days: str) -> None:
    assert days_meant(typed) == tuple(days.split())
