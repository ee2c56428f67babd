"""What an import says: the columns it proposes, and what became of each row, in words and as a table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.importing.bringing import Outcome
from generator.importing.columns import TARGETS
from generator.importing.table import Table
from generator.records.unseen import csv_cell

_WORDS = {
    "made": "made, held back until an editor has read them",
    "updated": "updated: the list changed, and nobody had touched the record",
    "unchanged": "as before",
    "left": "left as an editor had them",
    "skipped": "skipped",
    "unread": "could not be read",
    "gone": "no longer in the list; the record stays",
}


def proposal(table: Table, columns: Mapping[str, str]) -> str:
    """The columns with what each becomes and a first cell. Ends with a newline."""
    rows = f"{len(table.rows)} row{'' if len(table.rows) == 1 else 's'}"
    lines = [f"{rows} ({table.how})."]
    if table.title:
        lines.append(
            f"The first line looks like a title: '{table.title}'. The headings are taken from below it."
        )
    if len(table.headings) == 1:
        lines.append(
            "There is one column. Does a title stand above the headings? Delete it, and try again."
        )
    for heading, target in columns.items():
        sample = next((row.cells[heading] for row in table.rows if row.cells.get(heading)), "")
        lines.append(f"  {heading} -> {target} ({TARGETS[target]})")
        if sample:
            lines.append(f"      such as: {' '.join(sample.split())[:70]}")
    return "\n".join(lines) + "\n"


def told(outcomes: Sequence[Outcome]) -> str:
    """How many rows became what, and every row that is not simply made. Ends with a newline."""
    counted = Counter(outcome.what for outcome in outcomes)
    lines = [f"{counted[what]:5} {words}" for what, words in _WORDS.items() if counted[what]]
    remarks = Counter(
        remark.partition(":")[0]
        for outcome in outcomes
        if outcome.what in ("made", "updated")
        for remark in outcome.remarks
    )
    if remarks:
        lines += ["", "In the records made or updated:"]
        lines += [f"{count:5} {remark}" for remark, count in remarks.most_common()]
    special = [o for o in outcomes if o.what in ("skipped", "unread", "left", "gone")]
    if special:
        lines.append("")
    for outcome in special:
        where = f"row {outcome.row}" if outcome.row else outcome.path
        lines.append(
            f"{where}, {outcome.name or 'no name'}: {outcome.what}. {'; '.join(outcome.remarks)}"
        )
    return "\n".join(lines) + "\n"


def as_table(outcomes: Sequence[Outcome]) -> str:
    """Every row as comma-separated values, with a heading. No cell is a formula."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("row", "name", "what", "file", "remarks"))
    for o in outcomes:
        table.writerow(
            (o.row or "", csv_cell(o.name), o.what, o.path, csv_cell("; ".join(o.remarks)))
        )
    return out.getvalue()
