"""What planning says is English text, and remembers what it was made of."""

from __future__ import annotations

import copy
import pickle
from datetime import date

from generator.language.said import Said, by_locale, say, say_number
from generator.planning.wording import day_in_words, open_in_words


def test_what_is_said_is_text_like_any_other() -> None:
    """It reads, compares and joins as the same words typed out."""
    said = say("Run by %(name)s, 100%% free", name="Tea & Talk")

    assert said == "Run by Tea & Talk, 100% free"
    assert hash(said) == hash("Run by Tea & Talk, 100% free")
    assert type(said + ".") is str


def test_it_remembers_its_message_and_values() -> None:
    """Another language says the message anew, with the same values."""
    said = say("Run by %(name)s", name="Tea")

    assert isinstance(said, Said)
    assert (said.message, said.values, said.pattern) == ("Run by %(name)s", {"name": "Tea"}, "")


def test_a_number_decides_between_one_and_many_and_is_written_as_in_english() -> None:
    """1 service; 1,200 services."""
    assert say_number("%(number)s service", "%(number)s services", 1) == "1 service"
    assert say_number("%(number)s service", "%(number)s services", 1200) == "1,200 services"


def test_a_copy_remembers_too() -> None:
    """Copies and what another process hands over can be said again."""
    said = by_locale("day", "1 November 2026", day=date(2026, 11, 1))

    for again in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):  # noqa: S301 - our own bytes
        assert (again, again.pattern, again.values) == (said, "day", said.values)


def test_days_and_hours_can_be_said_by_the_locale() -> None:
    """A day and opening hours name the pattern that says them, and its values."""
    day = day_in_words(date(2026, 11, 1))
    hours = open_in_words(["tue", "thu"], "10:00", "12:00")

    assert isinstance(day, Said)
    assert isinstance(hours, Said)
    assert (day, day.pattern) == ("1 November 2026", "day")
    assert (hours, hours.pattern) == ("Tuesday and Thursday, 10am to midday", "opening")
