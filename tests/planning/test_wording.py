"""Values in the words a reader sees."""

from __future__ import annotations

from datetime import date

import pytest

from generator.language.locales import english_name
from generator.planning.ways import Way, digits, host, ways
from generator.planning.wording import (
    counted,
    day_in_words,
    days_in_words,
    ends_in_words,
    listed,
    loose_date,
    lower_first,
    opening_in_words,
    sentence,
    starts_in_words,
    time_in_words,
    when_in_words,
)
from generator.records.service import Contact, Opening, Phone, TextLine


def test_a_day_is_written_out() -> None:
    """No reader has to guess which number is the month."""
    assert day_in_words(date(2026, 11, 1)) == "1 November 2026"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2024", "2024"),
        ("2024-04", "April 2024"),
        ("2024-04-15", "15 April 2024"),
        ("about 2024-04", "about April 2024"),
        ("before 2011", "before 2011"),
    ],
)
def test_a_loose_date_keeps_its_looseness(when: str, words: str) -> None:
    """A month stays a month; 'about' stays."""
    assert when_in_words(when) == words


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        ("00:00", "midnight"),
        ("24:00", "midnight"),
        ("12:00", "midday"),
        ("12:30", "12:30pm"),
        ("00:30", "12:30am"),
        ("09:00", "9am"),
        ("17:30", "5:30pm"),
    ],
)
def test_times_are_read_with_a_twelve_hour_clock(clock: str, words: str) -> None:
    """As people say them, with midnight and midday by name."""
    assert time_in_words(clock) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["mon", "tue", "wed", "thu", "fri"], "Monday to Friday"),
        (["fri", "mon", "wed", "thu", "tue"], "Monday to Friday"),
        (["tue", "thu"], "Tuesday and Thursday"),
        (["sat", "sun"], "Saturday and Sunday"),
        (["mon", "wed", "fri"], "Monday, Wednesday and Friday"),
        (["sun"], "Sunday"),
        (["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "Every day"),
    ],
)
def test_days_are_grouped_as_people_say_them(days: list[str], words: str) -> None:
    """A run of three or more is 'to', fewer are named."""
    assert days_in_words(days) == words


def test_opening_always_is_said_in_plain_words() -> None:
    """Every hour of every day is 'any time', not a table."""
    always = Opening.model_validate(
        {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "00:00", "to": "24:00"}
    )
    office = Opening.model_validate({"days": ["mon", "tue"], "from": "09:00", "to": "17:00"})

    assert opening_in_words(always) == "Any time, day or night"
    assert opening_in_words(office) == "Monday and Tuesday, 9am to 5pm"


@pytest.mark.parametrize(
    ("point", "start", "end"),
    [
        ("pregnancy", "from pregnancy", "until pregnancy"),
        ("planning", "from planning a pregnancy", "until planning a pregnancy"),
        ("13 weeks pregnant", "from 13 weeks of pregnancy", "until 13 weeks of pregnancy"),
        ("6 weeks old", "from when your baby is 6 weeks old", "until your baby is 6 weeks old"),
        ("2 years old", "from when your baby is 2 years old", "until your baby is 2 years old"),
        ("5 years old", "from when your child is 5 years old", "until your child is 5 years old"),
        ("first-six-weeks", "from the first six weeks", "until the first six weeks"),
    ],
)
def test_ages_say_whose_they_are(point: str, start: str, end: str) -> None:
    """Six weeks are the baby's, thirteen weeks are the pregnancy's, five years are a child's."""
    stages = {"first-six-weeks": "The first six weeks"}

    assert starts_in_words(point, stages) == start
    assert ends_in_words(point, stages) == end


def test_after_a_loss_no_baby_grows_older() -> None:
    """A bereaved mother is not told 'until your baby is 12 months old'."""
    assert ends_in_words("12 months old", {}, after_loss=True) == "until 12 months after the birth"


def test_small_words_are_put_together_as_in_speech() -> None:
    """Lists, counts, sentences and letters after 'if'."""
    assert listed([]) == ""
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"
    assert counted(1, "service") == "1 service"
    assert counted(1200, "service") == "1,200 services"
    assert sentence("Call us") == "Call us."
    assert sentence("Why?") == "Why?"
    assert lower_first("Through your GP") == "through your GP"
    assert lower_first("NHS staff") == "NHS staff"
    assert lower_first("WhatsApp") == "WhatsApp"


def test_the_quickest_way_comes_first_and_says_its_word() -> None:
    """Calls, then texts with the word to send, then mail and web pages; each with the address that works it."""
    contact = Contact(
        phones=(Phone(number="0191 498 0101", label="Office"),),
        texts=(TextLine(number="85258", send="SHOUT"),),
        email="a@example.org",
        website="https://www.example.org/help?x=1",
    )

    assert list(ways(contact)) == [
        Way("call", "tel:01914980101", "Call", "0191 498 0101", label="Office"),
        Way("text", "sms:85258?body=SHOUT", "Text", "85258", word="SHOUT"),
        Way("email", "mailto:a@example.org", "E-mail", "a@example.org"),
        Way("site", "https://www.example.org/help?x=1", "Website", "example.org"),
    ]


def test_a_word_to_send_that_could_change_the_link_is_left_out_of_it() -> None:
    """Only letters and digits go into the address of a text; the words still say what to send."""
    (way,) = ways(Contact(texts=(TextLine(number="85258", send="HELP&body=x"),)))

    assert way.href == "sms:85258"
    assert way.word == "HELP&body=x"


def test_numbers_dial_as_written() -> None:
    """Spaces, brackets and hyphens go; a plus at the start stays."""
    assert digits("+44 191 498-0101") == "+441914980101"
    assert digits("0191 498 0101") == "01914980101"
    assert host("https://www.nhs.uk/x?y") == "nhs.uk"
    assert english_name("pl") == "Polish"
    assert english_name("xx") == "xx"


@pytest.mark.parametrize("typed", ["2012-13", "2012-02-31", "2011 or early 2012", "May we ask"])
def test_what_is_no_date_stays_as_it_was_typed(typed: str) -> None:
    """A financial year and a day that no calendar has must not stop a build."""
    assert loose_date(typed) == typed
