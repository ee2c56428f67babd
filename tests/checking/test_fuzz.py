"""A few hundred of the spoilt records that ``make fuzz`` makes by the thousand."""

from __future__ import annotations

from tests.fuzz import run


def test_no_spoilt_record_makes_a_check_fall_over_or_say_a_problem_without_its_place() -> None:
    counted = run(200, 5)
    assert counted["(cases)"] >= 200
    assert counted["(problems)"] > 100
