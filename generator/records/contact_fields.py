"""Fields that hold a way to make contact: phone numbers, postcodes, web and e-mail addresses.

The repository that editors send changes to is here, too: it is the address of their work.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, StringConstraints

from generator.records.fields import WEB_ADDRESS
from generator.records.value_rules import AS_TYPED, SPACE, Form, Look, Rule, Step, fault

SHORT_CODES = frozenset({"999", "111", "112", "101", "116123", "85258", "119", "105"})


def _british_number() -> str:
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
    return "|".join(f"(?:{form})" for form in sorted(filter(None, forms)))


_BRITISH = f"0(?:{_british_number()})"
_COSTLY = "08[47]|09"
#: No number has more digits, with Relay UK's five and the country's in front.
_MOST_DIGITS = 20
_DIGITS = Form(((rf"[{SPACE}()\-.]", ""),))
_LEADING = Form(((rf"^(\(?[0-9][0-9{SPACE}()]*[0-9])(?:[^\n]|\n)*$", "{1}"),))
_MEANT = Form((("[Oo]", "0"), ("[lI]", "1")))
_PLAIN = Form((("[^0-9]+", " "), ("^ | $", "")))

PHONE = Rule(
    Step((Look("|".join(sorted(SHORT_CODES)), _DIGITS),), take=AS_TYPED),
    Step((Look(f"(?!{_COSTLY})(?:{_BRITISH})", _DIGITS),), take=AS_TYPED),
    # Relay UK: the number follows.
    Step(
        (Look(rf"18001(?:[^\n]|\n){{1,{_MOST_DIGITS - 5}}}", _DIGITS),),
        again=Form((*_DIGITS.swaps, ("^18001", ""))),
    ),
    Step(
        (Look(rf"[{SPACE}](?:or|and)[{SPACE}]|[/;,&]", whole=False),),
        code="phone-two-numbers",
        sentence="Write one number in each entry. Give the second its own entry.",
        write=(_LEADING,),
    ),
    Step(
        (Look("[A-Za-z]", whole=False),),
        code="phone-letters",
        sentence="Write only the number here. Put words in label or hours.",
        write=(_MEANT, _LEADING),
    ),
    Step(
        (
            Look(rf"(?:\+44|0044)(?:[^\n]|\n){{0,{_MOST_DIGITS - 3}}}", _DIGITS),
            Look(rf"(?:[^\n]|\n){{0,{_MOST_DIGITS}}}", _DIGITS),
        ),
        again=Form((*_DIGITS.swaps, (r"^(?:\+44|0044)0?", "0"))),
    ),
    Step(
        (Look(r"^\+(?!44)", _DIGITS, whole=False),),
        code="phone-not-uk",
        sentence="Use a number that can be called from the United Kingdom.",
    ),
    Step(
        (Look("[0-9]+", _DIGITS, no=True),),
        code="phone-form",
        sentence="Write the number with digits and spaces only.",
        write=(_PLAIN,),
    ),
    Step(
        (Look("^0", _DIGITS, whole=False, no=True),),
        code="phone-missing-zero",
        sentence="Start the number with 0.",
        write=(Form((("^", "0"),)),),
    ),
    Step(
        (Look(f"^(?:{_COSTLY})", _DIGITS, whole=False),),
        code="phone-costly",
        sentence="Find another number: those that start 084, 087 or 09 cost the caller.",
    ),
    Step(
        code="phone-impossible",
        sentence="Check the number: no British phone number has this form.",
    ),
)


@lru_cache(maxsize=65536)
def _phone(text: str) -> str:
    return PHONE.taken(text)


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


_POSTCODE = (
    "(?:GIR 0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9](?:[0-9ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])"
    " [0-9][ABD-HJLNP-UW-Z]{2})"
)
_SPACED = Form(((f"[{SPACE}]+", ""), (r"^([^\n]*)([^\n]{3})$", "{1} {2}")), "capital")
POSTCODE = Rule(
    Step((Look(_POSTCODE, _SPACED),), take=_SPACED),
    Step(
        code="postcode-form",
        sentence="Check the postcode: no British postcode has this form.",
        write=(Form((*_SPACED.swaps, (" ([^O]*)O", " {1}0")), "capital"),),
    ),
)


def _postcode(text: str) -> str:
    return POSTCODE.taken(text)


Postcode = Annotated[str, AfterValidator(_postcode)]
"""A full British postcode, in capitals with its space. Form from BS 7666 (GOV.UK bulk data guide)."""

_CAPITALS = Form(case="capital")
DISTRICT = Rule(
    Step((Look("[A-Z]{1,2}[0-9][0-9A-Z]?", _CAPITALS),), take=_CAPITALS),
    Step(
        code="postcode-district-form",
        sentence="Write the first half of a postcode, for example SR4.",
        write=(Form(((rf"[{SPACE}](?:[^\n]|\n)*$", ""),), "capital"),),
    ),
)


def _district(text: str) -> str:
    return DISTRICT.taken(text)


PostcodeDistrict = Annotated[str, AfterValidator(_district)]


_SCHEME = r"[A-Za-z][A-Za-z0-9+.\-]*:"
_SECURE = Form((("^", "https://"),))
WEB = Rule(
    Step((Look(WEB_ADDRESS),), take=AS_TYPED),
    Step(
        (Look(r"^(?![Hh][Tt][Tt][Pp][Ss]?:)[A-Za-z][A-Za-z0-9+\-]*:", whole=False),),
        code="url-unsafe",
        sentence="Copy the web address from the browser's address bar. It starts with https:// or http://.",
    ),
    Step(
        (Look(f"^{_SCHEME}", whole=False, no=True), Look(WEB_ADDRESS, _SECURE)),
        code="url-without-scheme",
        sentence="Start the web address with https://.",
        write=(_SECURE,),
    ),
    Step(
        code="url-form",
        sentence="Copy the whole web address from the browser's address bar.",
        write=(Form(((" ", "%20"),)),),
    ),
)


def _url(text: str) -> str:
    return WEB.taken(text)


Url = Annotated[str, AfterValidator(_url)]

_ADDRESS = rf"""[^{SPACE}@<>"'(),:;\[\]\\]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"""
EMAIL = Rule(
    Step((Look(_ADDRESS),), take=AS_TYPED),
    Step(
        code="email-form",
        sentence="Write one e-mail address, such as name@charity.org.uk.",
        # Links are often copied with the word that makes them open a mail program.
        write=(Form((("^mailto:", ""), ("^[<> ]+", ""), (rf"[,;<>{SPACE}](?:[^\n]|\n)*$", ""))),),
    ),
)


def _email(text: str) -> str:
    return EMAIL.taken(text)


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

_HANDLE = re.compile(r"@[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:/[A-Za-z0-9._-]+)?")


def _handle(text: str) -> str:
    if not _HANDLE.fullmatch(text):
        meant = f"@{text.strip('@ ')}"
        fault(
            "handle-form",
            "Write a name on GitHub with @ before it: @name, or @organisation/team.",
            meant if _HANDLE.fullmatch(meant) else "",
        )
    return text


GitHubHandle = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=140), AfterValidator(_handle)
]
"""Someone on GitHub who is asked to look at changes, as CODEOWNERS names people and teams."""
