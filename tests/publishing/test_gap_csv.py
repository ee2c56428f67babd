"""The download of the counts: sound CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io

from generator.publishing.gap_csv import spreadsheet


def test_text_that_a_spreadsheet_would_run_is_kept_as_text() -> None:
    """What begins like a formula has an apostrophe before it; numbers and other text are as they were."""
    given = (("=1+1", "+44", "-5", "@SUM(A1)", "\tx", "\rx", "a=b", "", 3, -4),)
    text = spreadsheet(("A",), given).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(text, newline=""))

    assert row == ["'=1+1", "'+44", "'-5", "'@SUM(A1)", "'\tx", "'\rx", "a=b", "", "3", "-4"]


def test_letters_and_quotes_survive() -> None:
    """A name with a comma, a quote or a letter beyond ASCII reads the same in a spreadsheet."""
    raw = spreadsheet(("Name",), (('Zoë’s "tea", daily',),))

    assert raw.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(raw.decode("utf-8-sig")))) == [
        ["Name"],
        ['Zoë’s "tea", daily'],
    ]
