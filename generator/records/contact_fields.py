"""Fields that hold a way to make contact: phone numbers, postcodes, web and e-mail addresses.

The repository that editors send changes to is here, too: it is the address of their work.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, NoReturn

import phonenumbers
from pydantic import AfterValidator

from generator.records.fields import WEB_ADDRESS, fault

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


def _url(text: str) -> str:
    text = text.strip()
    if not WEB_ADDRESS.fullmatch(text):
        _refuse_url(text)
    return text


def _refuse_url(text: str) -> NoReturn:
    """Refuse what is no web address, with the address that was meant if it can be known."""
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.\-]*):", text)
    if scheme and scheme[1].lower() not in ("http", "https") and "." not in scheme[1]:
        fault(
            "url-unsafe",
            "Copy the web address from the browser's address bar. It starts with https:// or http://.",
        )
    if not scheme and WEB_ADDRESS.fullmatch("https://" + text):
        fault("url-without-scheme", "Start the web address with https://.", "https://" + text)
    spaced = text.replace(" ", "%20")
    fault(
        "url-form",
        "Copy the whole web address from the browser's address bar.",
        spaced if WEB_ADDRESS.fullmatch(spaced) else "",
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

#: Names as GitHub gives them out: an account has no double hyphen and none at its ends.
_REPOSITORY = re.compile(
    r"(?P<owner>[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)/(?P<name>(?!\.{1,2}$)[A-Za-z0-9._-]{1,100})"
)
_LONGEST_OWNER = 39


def _is_repository(text: str) -> bool:
    found = _REPOSITORY.fullmatch(text)
    return found is not None and len(found["owner"]) <= _LONGEST_OWNER


def _repository(text: str) -> str:
    text = text.strip()
    if not _is_repository(text):
        found = re.fullmatch(
            r"(?:(?:https?://)?(?:www\.)?github\.com/|git@github\.com:)([^/\s]+)/([^/\s?#]+)"
            r"(?:[/?#]\S*)?",
            text,
        )
        meant = f"{found[1]}/{found[2].removesuffix('.git')}" if found else ""
        fault(
            "repository-form",
            "Write the owner and the name of the repository on GitHub, such as owner/name.",
            meant if _is_repository(meant) else "",
        )
    return text


GitHubRepository = Annotated[str, AfterValidator(_repository)]
"""A repository on GitHub as 'owner/name'. Form from GitHub's rules for names of accounts and repositories."""
