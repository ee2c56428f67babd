"""The report of what is due in words: a table for the terminal, CSV, and Markdown for an issue."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from generator.planning.belonging import NOBODY
from generator.planning.wording import counted, day_in_words
from generator.records.unseen import code_span, csv_cell
from generator.reports.due import Due, DueReport

_HEAD = ("Due", "What", "Name", "File", "Area", "Looked after by")
_CSV_HEAD = (
    "id", "file", "name", "what", "area", "owner", "cycle", "last_checked", "due", "days_overdue", "state",
)  # fmt: skip
_NO_AREA = "no area"


def as_table(report: DueReport) -> str:
    """The report as columns of plain text, with a line on what nobody has checked. Ends with a newline."""
    rows = [tuple(_row(entry, report)) for entry in report.entries]
    lines = _columns([_HEAD, *rows]) if rows else []
    return "\n".join([*lines, *([""] if rows else []), *_summary(report)]) + "\n"


def as_csv(report: DueReport) -> str:
    """One line for each entry, those that nobody has checked last. No cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_CSV_HEAD)
    for entry in (*report.entries, *report.unchecked):
        cells = (
            entry.record.id,
            entry.record.path,
            entry.name,
            entry.what,
            entry.area,
            entry.owner,
            entry.cycle.id,
            entry.last.isoformat() if entry.last else "",
            entry.until.isoformat() if entry.until else "",
            str(max(entry.days_over(report.today), 0)) if entry.until else "",
            entry.in_words(report.today),
        )
        writer.writerow(tuple(map(csv_cell, cells)))
    return out.getvalue()


def as_markdown(report: DueReport) -> str:
    """A list to tick off for each area and owner, for an issue. Ends with a newline."""
    lines = [*_summary(report), ""]
    order = {key: at for at, key in enumerate(dict.fromkeys(map(_group, report.entries)))}
    entries = sorted(report.entries, key=lambda entry: order[_group(entry)])  # keeps their order
    for (area, owner), group in groupby(entries, key=_group):
        by = "" if owner == NOBODY else f", looked after by {owner}"
        lines += [f"### {area or _NO_AREA}{by}", ""]
        lines += [_item(entry, report) for entry in group]
        lines += [""]
    return "\n".join(lines).rstrip() + "\n"


FORMATS: Mapping[str, Callable[[DueReport], str]] = {
    "table": as_table,
    "csv": as_csv,
    "markdown": as_markdown,
}


def _item(entry: Due, report: DueReport) -> str:
    what = "" if entry.what == "check" else f"{entry.what} "
    urgent = "**Lifeline.** " if entry.cycle.id == "lifeline" else ""
    return f"- [ ] {urgent}{code_span(entry.name)}: {what}{entry.in_words(report.today)} (`{entry.record.path}`)"


def _group(entry: Due) -> tuple[str, str]:
    return entry.area, entry.owner


def _row(entry: Due, report: DueReport) -> Iterable[str]:
    owner = "" if entry.owner == NOBODY else entry.owner
    return (
        entry.in_words(report.today),
        entry.what,
        entry.name,
        entry.record.path,
        entry.area or _NO_AREA,
        owner,
    )


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _summary(report: DueReport) -> list[str]:
    soon = len(report.entries) - report.overdue
    lines = [
        f"On {day_in_words(report.today)}: {report.overdue:,} overdue, {soon:,} due within {counted(report.within, 'day')}."
    ]
    if report.unchecked:
        by_area = ", ".join(
            f"{area or _NO_AREA} {number:,}" for area, number in report.unchecked_by_area().items()
        )
        lines.append(
            f"Not yet checked by anyone, which is not overdue: {len(report.unchecked):,} ({by_area})."
        )
    return lines
