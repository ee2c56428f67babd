"""Dots that a message left for a fact are replaced by the fact before anyone reads them.

Lines to fill in hold … where only a person knows. Copied and forgotten, it would stand on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.checking.passages import passages
from generator.checking.rules.personal_data import mailboxes
from generator.records.catalogue import Catalogue
from generator.records.model_fields import title_at
from generator.records.problem import Finding

_CODE = "left-open"
#: Where it stands in place of a word. In square brackets it stands for words left out of a quotation, and
#: at the end of a word for a thought that trails off.
_OPEN = re.compile(r"(?<![^\s'\"(/£])…(?![^\s'\")/.,;:%@])")


def left_open(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find … in published text, but for […], and in e-mail addresses."""
    for path, loc, email in mailboxes(catalogue):
        if "…" in email:
            sentence = "E-mail: Write the first part of the address in place of …."
            yield Finding(path, loc, _CODE, sentence)
    for record, loc, _, _ in passages(catalogue, ("…",), _OPEN):
        sentence = f"{title_at(type(record), loc)}: Write what you know in place of …, or leave it out. Words left out of a quotation are […]."
        yield Finding(record.path, loc, _CODE, sentence)
