"""The counts of the page of gaps as a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from generator.planning.gap_pages import CSV, DOWNLOAD, download
from generator.planning.pages import SitePlan

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def gap_files(plan: SitePlan) -> dict[str, bytes]:
    """The download by its address in the site of *plan*."""
    return {CSV: spreadsheet(DOWNLOAD, download(plan.material))}


def spreadsheet(head: Iterable[str], rows: Iterable[tuple[str | int, ...]]) -> bytes:
    """A CSV file of *rows* below *head*, which spreadsheets read as UTF-8, and in which no text is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(tuple(map(_as_text, row)) for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _as_text(value: str | int) -> str | int:
    """*value* so that a spreadsheet does not take it for a formula.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value
