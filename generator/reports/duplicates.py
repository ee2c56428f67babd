"""What ``signpost duplicates`` says: each pair of services that may be one, and what to do."""

from __future__ import annotations

import csv
import io

from generator.checking.likeness import Likeness, likenesses
from generator.checking.rules.probable_duplicate import apart, listed
from generator.records.catalogue import Catalogue
from generator.records.unseen import csv_cell

_ADVICE = """If they are one service: move what one lacks to the other, delete its file, and write its id under 'was'.
If they are branches of one organisation: say where in each name, and check the areas of both.
If they are different: add the line shown to the later file.
"""


def duplicates_report(catalogue: Catalogue) -> str:
    """The pairs in words. Ends with a newline."""
    pairs = likenesses(catalogue)
    if not pairs:
        return "No two services look like one.\n"
    count = f"{len(pairs)} pair{'' if len(pairs) == 1 else 's'} to compare.\n\n"
    return count + "\n".join(_told(pair) for pair in pairs) + f"\n{_ADVICE}"


def _told(pair: Likeness) -> str:
    return (
        f"{pair.later.name}\n"
        f"  later   {pair.later.path}\n"
        f"  earlier {pair.earlier.path} ({pair.earlier.name})\n"
        f"  both    {pair.names}, and the same {listed(pair.shared)}\n"
        f"  line    {apart(pair)}\n"
    )


def duplicates_table(catalogue: Catalogue) -> str:
    """The same as comma-separated values, with a heading."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(("later", "earlier", "name", "other_name", "names", "shared", "if_different"))
    for pair in likenesses(catalogue):
        table.writerow(
            (
                pair.later.path, pair.earlier.path, csv_cell(pair.later.name), csv_cell(pair.earlier.name),
                pair.names, listed(pair.shared), apart(pair),
            )
        )  # fmt: skip
    return out.getvalue()
