"""All practice examples of a site as CSV, one line each, for a spreadsheet. RFC 4180.

The file begins with a byte order mark, since Excel reads '£' wrongly without one. A cell that a
spreadsheet would run as a formula, or turn into a number, gets an apostrophe in front; so does one
that has an apostrophe there already, so that the first apostrophe is always ours to take off. See
https://owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable

from generator.exchange.practice_fields import unpublished
from generator.planning.facts import count_fact, funding_lines
from generator.planning.practice_completeness import ANSWERS, EMMIE, TIDIER, was_compared
from generator.planning.practice_facets import publishers_terms
from generator.planning.practice_library import (
    as_things_were,
    example_url,
    review_in_words,
    strongest_evidence,
    where_in_words,
    written_in_words,
)
from generator.planning.practice_view import claim_in_words
from generator.planning.service_wording import ServiceWording
from generator.records.practice import Evidence, PracticeExample

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
BETWEEN = " | "
"""What stands between the entries of a list in one cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_DIGITS = re.compile(r"[+(]?\d[\d\s()./-]*")
_SHORT_NUMBER = re.compile(r"[1-9]\d{0,3}")

Column = Callable[[PracticeExample, ServiceWording], str]


def practice_csv(words: ServiceWording, examples: Iterable[PracticeExample], base: str) -> bytes:
    """The file ``examples.csv``: published *examples* in order, at a site whose address is *base*."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    columns = COLUMNS | {"submitted_by": _submitted_by(unpublished(words.catalogue))}
    writer.writerow(["address", *columns])
    for example in examples:
        address = base + example_url(example.id).removesuffix("index.html")
        row = (column(example, words) for column in columns.values())
        writer.writerow([address, *map(safe, row)])
    return BYTE_ORDER_MARK + file.getvalue().encode()


def safe(text: str) -> str:
    """*text* as a cell that stays text: with an apostrophe in front where a spreadsheet would not let it.

    Telephone numbers and other long rows of digits stay as they are written; a year or a small whole
    number may become a number.
    """
    digits = _DIGITS.fullmatch(text) and not _SHORT_NUMBER.fullmatch(text)
    return f"'{text}" if text.startswith(_FORMULA) or digits else text


def _joined(lines: Iterable[str]) -> str:
    return BETWEEN.join(lines)


def _submitted_by(hidden: frozenset[str]) -> Column:
    def name(example: PracticeExample, words: ServiceWording) -> str:
        found = words.catalogue.organisations.get(example.submitted_by)
        return found.name if found and found.id not in hidden else ""

    return name


def _labels(list_: str, field: str) -> Column:
    return lambda e, words: _joined(words.label(list_, id_) for id_ in getattr(e, field))


def _glance(field: str) -> Column:
    return lambda e, _: getattr(e.at_a_glance, field) or ""


def _item(list_: str, field: str) -> Column:
    """What a checklist's item was answered; empty when nobody has compared the example with it."""
    return lambda e, _: ANSWERS[getattr(getattr(e, list_), field)] if was_compared(e) else ""


def _claim(item: Evidence, words: ServiceWording) -> str:
    fits = ", ".join(words.label("evidence-fits", fit) for fit in item.fit)
    said = (
        words.label("evidence-levels", item.level),
        fits,
        words.label("result-states", item.state),
        f"people: {item.people}" if item.people else None,
        {"yes": "independent", "no": "not independent"}.get(item.independent),
        f"another source says: {item.conflict}" if item.conflict else None,
    )
    return f"{item.claim} [{'; '.join(filter(None, said))}]"


COLUMNS: dict[str, Column] = {
    "id": lambda e, _: e.id,
    "title": lambda e, _: e.title,
    "strapline": lambda e, _: e.strapline,
    "submitted_by": lambda *_: "",
    "where": lambda e, words: where_in_words(e, words.catalogue),
    "how_far_along": lambda e, words: words.label("practice-stages", e.practice_stage),
    "written": lambda e, _: written_in_words(e),
    "as_things_were": lambda e, words: as_things_were(e, words.today),
    "our_check": review_in_words,
    "needs": _labels("needs", "needs"),
    "audiences": _labels("audiences", "audiences"),
    "stages": _labels("stages", "stages"),
    "kinds": _labels("kinds", "kinds"),
    "publisher": lambda e, _: e.original.publisher if e.original else "",
    "publishers_themes": lambda e, words: _joined(
        t.label for t in publishers_terms(e, words.catalogue, "theme")
    ),
    "publishers_threads": lambda e, words: _joined(
        t.label for t in publishers_terms(e, words.catalogue, "thread")
    ),
    "problem": _glance("problem"),
    "what_they_did": _glance("what"),
    "who_gains": _glance("who_gains"),
    "watch_out": _glance("watch_out"),
    "strongest_evidence": lambda e, words: _joined(strongest_evidence(e, words)),
    "evidence": lambda e, words: _joined(_claim(item, words) for item in e.evidence),
    "numbers": lambda e, _: _joined(
        ". ".join((f"{f.name}: {f.lines[0]}", *f.lines[1:]))
        for f in map(count_fact, e.achievements)
    ),
    "cost": _glance("cost"),
    "cost_band": lambda e, words: (
        words.label("cost-bands", e.costs.unit.band) if e.costs.unit else ""
    ),
    "funding": lambda e, words: _joined(
        funding_lines(e.costs.funding, words.catalogue.organisations)
    ),
    "savings": lambda e, _: _joined(
        f"{s.text} [{'measured' if s.measured else 'not measured'}]" for s in e.savings
    ),
    "you_need": lambda e, _: _joined(map(claim_in_words, e.replicate.must_have)),
    "you_can_change": lambda e, _: _joined(map(claim_in_words, e.replicate.can_change)),
    "ask_first": lambda e, _: _joined(map(claim_in_words, e.replicate.ask_first)),
    "not_known": lambda e, _: _joined(e.gaps),
    **{f"tidier_{field}": _item("tidier", field) for field in TIDIER},
    **{f"emmie_{field}": _item("emmie", field) for field in EMMIE},
    "sources": lambda e, _: _joined(s.publisher or s.title or "" for s in e.sources),
}
