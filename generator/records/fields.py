"""The kinds of value a field can hold: each takes the text the editor typed and gives a typed value.

YAML gives strings only (see :mod:`generator.records.reading`); meaning is decided here, once.
A value that does not fit raises ``PydanticCustomError`` with a problem code, a sentence and, in its
context, ``write``: the corrected value where it can be known. :mod:`generator.records.shaping` turns
these into problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal, NoReturn

import phonenumbers
from pydantic import AfterValidator, BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as the id of another record or vocabulary term; *target* names which."""

    target: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a text as restricted Markdown: paragraphs, lists, emphasis and links."""


def fault(code: str, sentence: str, write: str = "", at: str = "") -> NoReturn:
    """Refuse a value.

    *code* is stable once published; *write* is the corrected value if known; *at* names the key
    that is wrong when a whole group of fields is refused.
    """
    raise PydanticCustomError(code, "{sentence}", {"sentence": sentence, "write": write, "at": at})


# ------------------------------------------------------------------------------------------ text

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
_MARKDOWN_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")


def _markdown(text: str) -> str:
    for target in _MARKDOWN_LINK.findall(text) if "](" in text else ():
        if not target.startswith(("https://", "http://", "tel:", "mailto:")):
            meant = (
                f"https://{target}"
                if _URL.fullmatch(f"https://{target}") and "\n" not in text.strip()
                else ""
            )
            write = text.strip().replace(f"]({target}", f"]({meant}") if meant else ""
            fault(
                "link-form",
                f"Start the link '{target[:60]}' with https://, tel: or mailto:.",
                write,
            )
    return text


Markdown = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=6000),
    AfterValidator(_markdown),
    Prose(),
]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def _slug(text: str) -> str:
    text = text.strip()
    if not SLUG.fullmatch(text):
        made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
        fault("id-form", "Write the id with small letters, numbers and single hyphens.", made)
    return text


Slug = Annotated[str, AfterValidator(_slug)]

AreaId = Annotated[Slug, Refers("area")]
OrganisationId = Annotated[Slug, Refers("organisation")]
ServiceId = Annotated[Slug, Refers("service")]
PracticeId = Annotated[Slug, Refers("practice")]
AnyId = Annotated[Slug, Refers("any")]
NeedId = Annotated[Slug, Refers("needs")]
AudienceId = Annotated[Slug, Refers("audiences")]
StageId = Annotated[Slug, Refers("stages")]
KindId = Annotated[Slug, Refers("kinds")]
AccessId = Annotated[Slug, Refers("access")]
AccessNeedId = Annotated[Slug, Refers("access-needs")]
RouteId = Annotated[Slug, Refers("referral-routes")]
CostId = Annotated[Slug, Refers("costs")]
RuleId = Annotated[Slug, Refers("eligibility-rules")]
StatusId = Annotated[Slug, Refers("statuses")]

# ------------------------------------------------------------------------------------------ yes and no


def _yes_no(text: object) -> bool:
    if text in ("yes", "true", True):
        return True
    if text in ("no", "false", False):
        return False
    word = text.strip().lower() if isinstance(text, str) else ""
    meant = {
        "y": "yes",
        "yes": "yes",
        "true": "yes",
        "on": "yes",
        "n": "no",
        "no": "no",
        "false": "no",
        "off": "no",
    }
    fault("yes-or-no", "Write yes or no.", meant.get(word, ""))


YesNo = Annotated[bool, BeforeValidator(_yes_no)]

# ------------------------------------------------------------------------------------------ dates and times

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BRITISH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_RELATIVE = re.compile(
    r"\b(last|next|this|yesterday|today|tomorrow|now|recently|soon)\b", re.IGNORECASE
)


_YEAR = re.compile(r"\b(19|20)\d{2}\b")
_MONTH_IN_WORDS = re.compile(r"([A-Za-z]{3,9}),? (\d{4})")
_DAY_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _british_day(text: str) -> str:
    """The day that '01/10/2026' or '1 October 2026' means, as 2026-10-01; '' for other text."""
    if british := _BRITISH_DAY.fullmatch(text):
        day, month, year = (int(part) for part in british.groups())
    elif (words := _DAY_IN_WORDS.fullmatch(text)) and words[2][:3].lower() in _MONTHS:
        day, month, year = int(words[1]), _MONTHS.index(words[2][:3].lower()) + 1, int(words[3])
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _day(text: object) -> date:
    if isinstance(text, date):
        return text
    if not isinstance(text, str):
        fault("date-form", "Write the date as year-month-day, for example 2026-11-01.")
    text = text.strip()
    if british := _british_day(text):
        fault("date-form", "Write the date as year-month-day.", british)
    if _RELATIVE.search(text):
        fault("date-relative", "Write the date itself: words such as 'last week' go out of date.")
    if not _ISO_DAY.fullmatch(text):
        fault("date-form", "Write the date as year-month-day, for example 2026-11-01.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        fault("date-impossible", "Check the day and the month: the calendar has no such day.")


Day = Annotated[date, BeforeValidator(_day)]

_WHEN = re.compile(r"(about |by |after |before )?([1-9]\d{3}(-(0[1-9]|1[0-2])(-\d{2})?)?)")


def _loose(text: str) -> str:
    """The month or year that 'April 2024' or 'Spring 2024' names, as 2024-04 or 2024; '' when there is none."""
    if (words := _MONTH_IN_WORDS.fullmatch(text)) and words[1][:3].lower() in _MONTHS:
        return f"{words[2]}-{_MONTHS.index(words[1][:3].lower()) + 1:02}"
    year = _YEAR.findall(text)
    return _YEAR.search(text)[0] if len(year) == 1 else ""  # type: ignore[index]


def _when(text: str) -> str:
    text = text.strip()
    if british := _british_day(text):
        fault("date-form", "Write the date as year-month-day.", british)
    if _RELATIVE.search(text):
        fault("date-relative", "Write the date itself: words such as 'last year' go out of date.")
    found = _WHEN.fullmatch(text)
    if not found:
        fault(
            "date-form",
            "Write a year, a month such as 2024-04, or a day such as 2024-04-15.",
            _loose(text),
        )
    if found[5]:
        _day(found[2])
    return text


When = Annotated[str, AfterValidator(_when)]
"""A day, month or year, perhaps with 'about', 'by', 'after' or 'before'; kept as text."""


def _page_date(text: str) -> str:
    return text.strip() if text.strip() == "undated" else _when(text)


PageDate = Annotated[str, AfterValidator(_page_date)]
"""When a web page says it was written: a :data:`When`, or ``undated``."""

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_LOOSE_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def _time(text: str) -> str:
    text = text.strip()
    if _TIME.fullmatch(text):
        return text
    write = ""
    if loose := _LOOSE_TIME.fullmatch(text):
        hour, minute, half = int(loose[1]), int(loose[2] or 0), (loose[3] or "").lower()
        hour = hour % 12 + 12 if half == "pm" else (hour % 12 if half == "am" else hour)
        if hour < 24 and minute < 60:
            write = f"{hour:02}:{minute:02}"
    fault("time-form", "Write the time with the 24-hour clock, for example 09:00 or 17:30.", write)


ClockTime = Annotated[str, AfterValidator(_time)]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_AGE = re.compile(r"(\d{1,3}) (weeks|months|years) (old|pregnant)")
_BARE_AGE = re.compile(r"(\d{1,3}) ?(weeks?|months?|years?)")


def _point_in_time(text: str) -> str:
    text = text.strip()
    if bare := _BARE_AGE.fullmatch(text):
        unit = bare[2].rstrip("s") + "s"
        fault(
            "age-without-point",
            "Say whether this is the baby's age or weeks of pregnancy.",
            f"{bare[1]} {unit} old",
        )
    if _AGE.fullmatch(text) or SLUG.fullmatch(text):
        return text
    fault("age-form", "Write a stage such as pregnancy, or an age such as 24 months old.")


LifePoint = Annotated[str, AfterValidator(_point_in_time), Refers("life-point")]
"""A stage id, or '13 weeks pregnant', '6 weeks old', '24 months old', '2 years old'."""

# ------------------------------------------------------------------------------------------ ways to make contact

SHORT_CODES = frozenset({"999", "111", "112", "101", "116123", "85258", "119", "105"})
_DIGITS_MEANT = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_TWO_NUMBERS = re.compile(r"\s(?:or|and)\s|[/;,&]")


#: No number has more digits, with Relay UK's five and the country's in front.
_MOST_DIGITS = 20


@lru_cache(maxsize=65536)
def _phone(text: str) -> str:
    text = text.strip()
    digits = re.sub(r"[\s()\-.]", "", text)
    if digits in SHORT_CODES:
        return text
    if (
        digits.startswith("18001") and 5 < len(digits) <= _MOST_DIGITS
    ):  # Relay UK: the number follows
        return _phone(digits[5:]) and text
    _refuse_words(text, digits)
    if digits.startswith(("+44", "0044")) and len(digits) <= _MOST_DIGITS:
        rest = digits.removeprefix("+44").removeprefix("0044").removeprefix("0")
        return _phone("0" + rest) and text
    _refuse_form(text, digits)
    if digits.startswith(("084", "087", "09")):
        fault(
            "phone-costly", "Find another number: those that start 084, 087 or 09 cost the caller."
        )
    if not _is_british(digits):
        fault("phone-impossible", "Check the number: no British phone number has this form.")
    return text


def _refuse_words(text: str, digits: str) -> None:
    """Refuse two numbers in one, and letters."""
    if _TWO_NUMBERS.search(text):
        fault(
            "phone-two-numbers",
            "Write one number in each entry. Give the second its own entry.",
            _leading_number(text),
        )
    if re.search(r"[A-Za-z]", text):
        write = (
            text.translate(_DIGITS_MEANT)
            if _is_british(digits.translate(_DIGITS_MEANT))
            else _leading_number(text)
        )
        fault("phone-letters", "Write only the number here. Put words in label or hours.", write)


def _refuse_form(text: str, digits: str) -> None:
    """Refuse other countries' numbers, other signs than digits, and numbers without their 0."""
    if digits.startswith("+") and not digits.startswith("+44"):
        fault("phone-not-uk", "Use a number that can be called from the United Kingdom.")
    if not (digits.isascii() and digits.isdigit()):
        spaced = re.sub(r"\D+", " ", text).strip()
        fault(
            "phone-form",
            "Write the number with digits and spaces only.",
            spaced if _is_british(spaced.replace(" ", "")) else "",
        )
    if not digits.startswith("0"):
        fault(
            "phone-missing-zero",
            "Start the number with 0.",
            f"0{text}" if _is_british(f"0{digits}") else "",
        )


def _leading_number(text: str) -> str:
    """The whole British number that *text* begins with, if it does."""
    found = re.match(r"\(?\d[\d\s()]*\d", text, re.ASCII)
    number = found[0] if found else ""
    return number if _is_british(re.sub(r"\D", "", number)) else ""


def _is_british(digits: str) -> bool:
    if not (digits.isascii() and digits.isdigit()):
        return False
    return digits.startswith("0") and _BRITISH_NUMBER.fullmatch(digits[1:]) is not None


def _british_number() -> re.Pattern[str]:
    """The forms of all British numbers after their 0, from the metadata of phonenumbers.

    Asking the library itself gives the same answer at a hundred times the cost; a test holds the
    two against each other.
    """
    kinds = (
        "fixed_line",
        "mobile",
        "toll_free",
        "shared_cost",
        "voip",
        "personal_number",
        "uan",
        "pager",
        "premium_rate",
        "voicemail",
    )
    regions = [
        phonenumbers.PhoneMetadata.metadata_for_region(region)
        for region in ("GB", "JE", "GG", "IM")
    ]
    known = [getattr(metadata, kind) for metadata in regions for kind in kinds]
    forms = {
        description.national_number_pattern for description in known if description is not None
    }
    return re.compile("|".join(f"(?:{form})" for form in sorted(filter(None, forms))))


_BRITISH_NUMBER = _british_number()


PhoneNumber = Annotated[str, AfterValidator(_phone)]
"""A British phone number or short code, kept as the editor grouped it. Checked with phonenumbers."""


@lru_cache(maxsize=65536)
def dialled(number: str) -> str:
    """The digits of *number* as dialled in Britain: '+44 (0)191 569 9698' as '01915699698'."""
    digits = re.sub(r"\D", "", number)
    return (
        "0" + digits.removeprefix("00").removeprefix("44").removeprefix("0")
        if digits.startswith(("44", "0044"))
        else digits
    )


def is_mobile(number: str) -> bool:
    """Tell whether *number* is a mobile number (07 but not the 070 personal numbers)."""
    digits = re.sub(r"\D", "", number).removeprefix("44").lstrip("0")
    return digits.startswith("7") and not digits.startswith("70") and len(digits) == 10


_POSTCODE = re.compile(
    r"(GIR ?0AA|[A-PR-UWYZ]([0-9]{1,2}|([A-HK-Y][0-9]([0-9ABEHMNPRV-Y])?)|[0-9][A-HJKPS-UW])"
    r" ?[0-9][ABD-HJLNP-UW-Z]{2})",
)


def _postcode(text: str) -> str:
    tight = re.sub(r"\s", "", text).upper()
    spaced = f"{tight[:-3]} {tight[-3:]}"
    if not _POSTCODE.fullmatch(spaced):
        swapped = f"{tight[:-3]} {tight[-3:].replace('O', '0', 1)}" if len(tight) > 4 else ""
        write = swapped if swapped and _POSTCODE.fullmatch(swapped) else ""
        fault("postcode-form", "Check the postcode: no British postcode has this form.", write)
    return spaced


Postcode = Annotated[str, AfterValidator(_postcode)]
"""A full British postcode, in capitals with its space. Form from BS 7666 (GOV.UK bulk data guide)."""

_DISTRICT = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?")


def _district(text: str) -> str:
    text = text.strip().upper()
    if not _DISTRICT.fullmatch(text):
        half = text.split()[0] if text else ""
        fault(
            "postcode-district-form",
            "Write the first half of a postcode, for example SR4.",
            half if _DISTRICT.fullmatch(half) else "",
        )
    return text


PostcodeDistrict = Annotated[str, AfterValidator(_district)]

_URL = re.compile(r"https?://[^\s/?#@\"<>\\^`{|}]+\.[A-Za-z0-9.\-:]+([/?#][^\s\"<>\\^`{|}]*)?")


def _url(text: str) -> str:
    text = text.strip()
    if _URL.fullmatch(text):
        return text
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", text)
    if scheme and scheme[1].lower() not in ("http", "https") and "." not in scheme[1]:
        fault(
            "url-unsafe",
            "Copy the web address from the browser's address bar. It starts with https:// or http://.",
        )
    if not scheme and _URL.fullmatch("https://" + text):
        fault("url-without-scheme", "Start the web address with https://.", "https://" + text)
    spaced = text.replace(" ", "%20")
    fault(
        "url-form",
        "Copy the whole web address from the browser's address bar.",
        spaced if _URL.fullmatch(spaced) else "",
    )


Url = Annotated[str, AfterValidator(_url)]

#: Links are often copied with the word that makes them open a mail program.
_MAILTO = "mailto:"
_EMAIL = re.compile(r"[^\s@<>\"'(),:;\[\]\\]+@[A-Za-z0-9\-]+(\.[A-Za-z0-9\-]+)+")


def _email(text: str) -> str:
    text = text.strip()
    if not _EMAIL.fullmatch(text):
        meant = re.split(r"[,;\s]", text.removeprefix(_MAILTO).strip("<> "), maxsplit=1)[0]
        fault(
            "email-form",
            "Write one e-mail address, such as name@charity.org.uk.",
            meant if _EMAIL.fullmatch(meant) else "",
        )
    return text


Email = Annotated[str, AfterValidator(_email)]

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})*")


_LANGUAGES = {
    "english": "en", "polish": "pl", "arabic": "ar", "urdu": "ur", "punjabi": "pa", "bengali": "bn", "romanian": "ro",
    "farsi": "fa", "persian": "fa", "kurdish": "ku", "ukrainian": "uk", "russian": "ru", "french": "fr", "spanish": "es",
    "portuguese": "pt", "welsh": "cy", "tigrinya": "ti", "somali": "so", "chinese": "zh", "bsl": "bfi",
    "british sign language": "bfi",
}  # fmt: skip


def _language(text: str) -> str:
    text = text.strip()
    if not _LANGUAGE.fullmatch(text):
        fault(
            "language-form",
            "Write the language's code, such as en, pl or ar.",
            _LANGUAGES.get(text.lower(), ""),
        )
    return text


Language = Annotated[str, AfterValidator(_language)]

# ------------------------------------------------------------------------------------------ numbers


def _whole(text: object) -> int:
    tidy = str(text).strip().replace(",", "").removeprefix("£")
    if not re.fullmatch(r"\d{1,12}", tidy):
        fault("number-form", "Write a whole number in digits. Put words in note.")
    return int(tidy)


Whole = Annotated[int, BeforeValidator(_whole)]
