"""The kinds of value a field can hold: each takes the text the editor typed and gives a typed value.

Dates, times and ages are in :mod:`generator.records.date_fields`; phone numbers, postcodes and
addresses in :mod:`generator.records.contact_fields`.

YAML gives strings only (see :mod:`generator.records.reading`); meaning is decided here, once.
A value that does not fit raises ``PydanticCustomError`` with a problem code, a sentence and, in its
context, ``write``: the corrected value where it can be known. :mod:`generator.records.shaping` turns
these into problems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, NoReturn

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
#: Links in texts and web addresses of their own (contact_fields.py) have the same form.
WEB_ADDRESS = re.compile(
    r"https?://[^\s/?#@\"<>\\^`{|}]+\.[A-Za-z0-9.\-:]+([/?#][^\s\"<>\\^`{|}]*)?"
)
_MARKDOWN_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)")


def _markdown(text: str) -> str:
    for target in _MARKDOWN_LINK.findall(text) if "](" in text else ():
        if not target.startswith(("https://", "http://", "tel:", "mailto:")):
            meant = (
                f"https://{target}"
                if WEB_ADDRESS.fullmatch(f"https://{target}") and "\n" not in text.strip()
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

# ------------------------------------------------------------------------------------------ languages

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
