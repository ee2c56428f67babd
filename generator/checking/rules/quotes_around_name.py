"""A name stands without the quotation marks that a word processor put round it.

Readers would see them on every page, and lists would be sorted by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding

_QUOTED = re.compile("[\u201c\u201d\u2018\u201a\u201e]([^\u201c\u201d\u201e]+)[\u201c\u201d\u2019]")


def quotes_around_name(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find names and titles that are in curly quotation marks as a whole."""
    for record in catalogue.everything():
        for key in ("name", "title"):
            text = getattr(record, key, None)
            if text and (found := _QUOTED.fullmatch(text)):
                sentence = f"{key.capitalize()}: Leave out the quotation marks around it."
                yield Finding(record.path, (key,), "quotes-around-name", sentence, found[1])
