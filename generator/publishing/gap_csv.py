"""The counts of the page of gaps as a table that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from generator.planning.gap_pages import CSV, DOWNLOAD, download
from generator.planning.pages import SitePlan
from generator.records.unseen import csv_cell


def gap_files(plan: SitePlan) -> dict[str, bytes]:
    """The download by its address in the site of *plan*."""
    return {CSV: spreadsheet(DOWNLOAD, download(plan.material))}


def spreadsheet(head: Iterable[str], rows: Iterable[tuple[str | int, ...]]) -> bytes:
    """A CSV file of *rows* below *head*, which spreadsheets read as UTF-8, and in which no text is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([csv_cell(v) if isinstance(v, str) else v for v in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
