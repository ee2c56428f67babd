"""However a good record is spoilt, a check says so or lets it pass. It never falls over."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking.reporting import FORMATS, report
from tests.checking.trying import GOOD, checked_with

RECORDS = sorted(path.relative_to(GOOD).as_posix() for path in GOOD.rglob("*.yml"))

#: What editors type by mistake, and what programs put into files.
SLIPS = st.sampled_from(
    [
        *"abz0 :#-\"'[]{}|>&*!%@`?,\t\n\\",
        "\n\n",
        "  ",
        ": ",
        " #",
        "- ",
        "''",
        "\r\n",
        "\ufeff",
        "\x07",
        "\u2028",
        "\u202e",
        "é",
        "no",
        "~",
        "---\n",
    ]
)
SPOILING = st.lists(
    st.tuples(
        st.sampled_from(["put", "delete", "swap", "double", "dedent"]),
        st.integers(0, 10_000),
        SLIPS,
    ),
    min_size=1,
    max_size=4,
)


def spoil(text: str, spoiling: list[tuple[str, int, str]]) -> str:
    """*text* after each step of *spoiling*: letters put in or deleted, lines swapped, doubled or dedented."""
    for what, number, slip in spoiling:
        if what in ("put", "delete"):
            at = number % (len(text) + 1)
            text = (
                text[:at] + slip + text[at:]
                if what == "put"
                else text[:at] + text[at + 1 + number % 3 :]
            )
            continue
        lines = text.split("\n")
        at = number % len(lines)
        if what == "swap":
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        elif what == "double":
            lines.insert(at, lines[at])
        else:
            lines[at] = lines[at][1:] if lines[at].startswith(" ") else f" {lines[at]}"
        text = "\n".join(lines)
    return text


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(path=st.sampled_from(RECORDS), spoiling=SPOILING)
def test_no_slip_makes_a_check_fall_over(path: str, spoiling: list[tuple[str, int, str]]) -> None:
    good = (GOOD / path).read_bytes()
    checked = checked_with({path: spoil(good.decode(), spoiling).encode()}, date(2026, 11, 22))
    assert checked.files == len(RECORDS)
    for problem in checked.problems:
        assert (GOOD / problem.path).is_file()
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.sentence.endswith((".", "?"))
    for format_ in FORMATS:
        assert bool(report(checked.problems, checked.files, format_)) >= bool(checked.problems)
