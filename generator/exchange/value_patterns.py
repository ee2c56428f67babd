"""The form of each kind of value as one simple pattern, for programs that take no more than that.

A pattern never refuses what ``check`` takes; it may take more. ``check`` has the last word. The
sentence that goes with a pattern is asked of the field's own type, so it stands in one place only.
Patterns hold to what Python and JavaScript read alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.records import contact_fields, date_fields, fields
from generator.records.form import Holds

SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_WHEN = r"(about |by |after |before )?[1-9]\d{3}(-(0[1-9]|1[0-2])(-\d{2})?)?"
#: What may stand between the digits of a phone number.
_GAP = r"[\s().-]*"


def _phone() -> str:
    """Starts as British numbers do, costly ones left out; or a short code. Which lengths there are, only check knows."""
    short = "|".join(_GAP.join(code) for code in sorted(contact_fields.SHORT_CODES))
    starts = rf"0(?!{_GAP}(8{_GAP}[47]|9))|\+{_GAP}4{_GAP}4|{_GAP.join('18001')}"
    return rf"{_GAP}(({starts})[\d\s().-]{{1,60}}|({short}){_GAP})"


#: The whole text without the spaces around it; and the type that knows the rule.
_PATTERNS: dict[Holds, tuple[str, Any]] = {
    Holds.YES_NO: ("yes|no|true|false", fields.YesNo),
    Holds.WHOLE: (r"£?[\d,]{1,16}", fields.Whole),
    Holds.DAY: (_DAY, date_fields.Day),
    Holds.WHEN: (_WHEN, date_fields.When),
    Holds.PAGE_DATE: (f"{_WHEN}|undated", date_fields.PageDate),
    Holds.TIME: (r"([01]\d|2[0-3]):[0-5]\d|24:00", date_fields.ClockTime),
    Holds.PHONE: (_phone(), contact_fields.PhoneNumber),
    Holds.POSTCODE: (
        r"([A-Za-z]\s*){1,2}\d\s*[0-9A-Za-z]?\s*\d\s*([A-Za-z]\s*){2}|[Gg]\s*[Ii]\s*[Rr]\s*0\s*[Aa]\s*[Aa]",
        contact_fields.Postcode,
    ),
    Holds.DISTRICT: ("[A-Za-z]{1,2}[0-9][0-9A-Za-z]?", contact_fields.PostcodeDistrict),
    Holds.URL: (r"https?://[^\s/?#@\"<>]+\.[^\s\"<>]+", contact_fields.Url),
    Holds.EMAIL: (
        r"[^\s@<>\"'(),:;\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
        contact_fields.Email,
    ),
    Holds.LANGUAGE: ("[a-z]{2,3}(-[A-Za-z]{2,8})*", fields.Language),
    Holds.SLUG: (SLUG, fields.Slug),
    Holds.REFERENCE: (SLUG, fields.Slug),
    Holds.REPOSITORY: (
        r"[A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100}",
        contact_fields.GitHubRepository,
    ),
    Holds.COUNCIL: (r"[A-Z]\d{8}", None),
    Holds.POINT: (rf"\d{{1,3}} (weeks|months|years) (old|pregnant)|{SLUG}", date_fields.LifePoint),
}
_NO_VALUE_OF_ANY_KIND = "?"


def pattern_of(holds: Holds) -> str:
    """The pattern of a whole text that *holds* such a value, anchored; '' when any text will do."""
    return anchored(_PATTERNS[holds][0]) if holds in _PATTERNS else ""


def anchored(pattern: str) -> str:
    r"""*pattern* for the whole of a text, with spaces around it. Not ``$``, which Python ends early."""
    return rf"^\s*({pattern})\s*$"


@cache
def sentence_of(holds: Holds) -> str:
    """What ``check`` says of a text that has not the form of *holds*; '' when it has no sentence for all."""
    kind = _PATTERNS[holds][1] if holds in _PATTERNS else None
    if kind is None:
        return ""
    try:
        TypeAdapter(kind).validate_python(_NO_VALUE_OF_ANY_KIND)
    except ValidationError as refused:
        return str(refused.errors()[0]["ctx"]["sentence"])
    raise AssertionError(holds)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of *words*, which hold no sign that patterns read otherwise."""
    return "|".join(sorted(words, key=len, reverse=True))
