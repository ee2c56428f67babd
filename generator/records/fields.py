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
import unicodedata
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from generator.records.value_rules import AS_TYPED, SPACE, Form, Look, Rule, Step
from generator.records.value_rules import fault as fault  # noqa: PLC0414 (models import it from here)


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field as the id of another record or vocabulary term; *target* names which."""

    target: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Marks a text as restricted Markdown: paragraphs, lists, emphasis and links."""


# ------------------------------------------------------------------------------------------ text

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
Summary = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160)]
#: Links in texts and web addresses of their own (contact_fields.py) have the same form.
_UNSAFE = r'"<>\\^`{|}'
_HOST = rf"[^{SPACE}/?#@{_UNSAFE}]+\.[A-Za-z0-9.\-:]+"
WEB_ADDRESS = rf"https?://{_HOST}(?:[/?#][^{SPACE}{_UNSAFE}]*)?"

_LINKED = r"https://|http://|tel:|mailto:"
_TARGET = rf"[^){SPACE}>]*"
PROSE = Rule(
    Step(
        (
            Look(
                rf"\]\([{SPACE}]*(?:<|(?![{SPACE}<]))(?!{_LINKED})({_TARGET})",
                whole=False,
            ),
        ),
        code="link-form",
        sentence="Start the link '{1}' with https://, tel: or mailto:.",
        write=(
            Form(
                (
                    (
                        rf"\]\((?!{_LINKED})([^{SPACE}/?#@{_UNSAFE}()]+\.[A-Za-z0-9.\-:]+(?:[/?#][^{SPACE}{_UNSAFE}()]*)?)\)",
                        "](https://{1})",
                    ),
                )
            ),
        ),
    ),
)


def _markdown(text: str) -> str:
    return PROSE.taken(text) if "](" in text else text


Markdown = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=6000),
    AfterValidator(_markdown),
    Prose(),
]

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
SLUG = re.compile(_ID)
ID = Rule(
    Step((Look(_ID),), take=AS_TYPED),
    Step(
        code="id-form",
        sentence="Write the id with small letters, numbers and single hyphens.",
        write=(Form((("[^a-z0-9]+", "-"), ("^-|-$", "")), "small"),),
    ),
)


def _slug(text: str) -> str:
    return ID.taken(text)


Slug = Annotated[str, AfterValidator(_slug)]


def slug_from(name: str, longest: int = 80) -> str:
    """An id of at most *longest* letters made of *name*, such as cafe-and-talk; '' when it has none of ours."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).encode("ascii", "ignore")
    words = plain.decode().replace("'", "").lower()
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:longest].strip("-")


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


YES_NO = Rule(
    Step((Look("yes|true|no|false"),), take=AS_TYPED),
    Step(
        code="yes-or-no",
        sentence="Write yes or no.",
        write=(
            Form(
                case="small",
                words={
                    "y": "yes",
                    "yes": "yes",
                    "true": "yes",
                    "on": "yes",
                    "n": "no",
                    "no": "no",
                    "false": "no",
                    "off": "no",
                },
            ),
        ),
    ),
)


def _yes_no(text: object) -> bool:
    if isinstance(text, bool):
        return text
    return YES_NO.taken(text if isinstance(text, str) else "") in ("yes", "true")


YesNo = Annotated[bool, BeforeValidator(_yes_no)]

# ------------------------------------------------------------------------------------------ languages

_LANGUAGES = {
    "english": "en", "polish": "pl", "arabic": "ar", "urdu": "ur", "punjabi": "pa", "bengali": "bn", "romanian": "ro",
    "farsi": "fa", "persian": "fa", "kurdish": "ku", "ukrainian": "uk", "russian": "ru", "french": "fr", "spanish": "es",
    "portuguese": "pt", "welsh": "cy", "tigrinya": "ti", "somali": "so", "chinese": "zh", "bsl": "bfi",
    "british sign language": "bfi",
}  # fmt: skip


LANGUAGE = Rule(
    Step((Look("[a-z]{2,3}(?:-[A-Za-z]{2,8})*"),), take=AS_TYPED),
    Step(
        code="language-form",
        sentence="Write the language's code, such as en, pl or ar.",
        write=(Form(case="small", words=_LANGUAGES),),
    ),
)


def _language(text: str) -> str:
    return LANGUAGE.taken(text)


Language = Annotated[str, AfterValidator(_language)]

# ------------------------------------------------------------------------------------------ numbers


_NUMBER = Form(((",", ""), ("^£", "")))
WHOLE = Rule(
    Step((Look("[0-9]{1,12}", _NUMBER),), take=_NUMBER),
    Step(code="number-form", sentence="Write a whole number in digits. Put words in note."),
)


def _whole(text: object) -> int:
    return int(WHOLE.taken(str(text)))


Whole = Annotated[int, BeforeValidator(_whole)]
