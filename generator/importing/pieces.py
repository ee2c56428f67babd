"""The pieces of one cell: which part is a number, which a mailbox, which a web address, and what is left.

A piece is taken only when there is no doubt what it is. All else is given back in words, so that
nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from generator.checking.rules.personal_data import ROLES
from generator.records.contact_fields import Email, PhoneNumber, Postcode, Url, dialled

_PHONE, _EMAIL = TypeAdapter(PhoneNumber), TypeAdapter(Email)
_POSTCODE, _URL = TypeAdapter(Postcode), TypeAdapter(Url)

_MAILBOX = re.compile(r"(?:mailto:)?[\w.+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)[^\s,;<>\"]+", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w@.])(?:\+44|[0O(])[\d\s()\-.O]{7,20}\d(?!\w)")
_WITHOUT_ZERO = re.compile(r"(?:\+?44 ?)?[1-9][\d ]{7,12}")
_GLUE = re.compile(r"^[\s,;/|&.:()-]+|[\s,;/|&:(-]+$")
_BETWEEN = re.compile(
    r"(?:(?:or|and|e-?mail|tel(?:ephone)?|phone|call|mobile|web(?:site)?|to|at|by)\b[\s:.]*)+",
    re.IGNORECASE,
)
#: Where anyone may open a mailbox: a name there is a person's unless the row says what it is.
_FREE = frozenset(
    [
        "aol.co.uk", "aol.com", "btconnect.com", "btinternet.com", "gmail.com", "googlemail.com", "hotmail.co.uk",
        "hotmail.com", "icloud.com", "live.co.uk", "outlook.com", "sky.com", "talktalk.net", "yahoo.co.uk", "yahoo.com",
    ]
)  # fmt: skip


LEFT_OUT = "An e-mail address was left out"


@dataclass
class Pieces:
    """What a cell holds. *notes* says what was done, each by what a report counts it as."""

    phones: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    rest: str = ""
    notes: dict[str, str] = field(default_factory=dict)


def pieces_of(text: str, about: str = "") -> Pieces:
    """Take *text* apart into numbers, mailboxes, web addresses and the rest. Never raises.

    *about* is what else the row says: a mailbox named after it is no person's.
    """
    found = Pieces()
    text = _MAILBOX.sub(lambda match: _take_mailbox(match[0], about, found), text)
    text = _WEB.sub(lambda match: _take_web(match[0], found), text)
    if restored := _restored(text, found):
        found.phones.append(restored)
        text = ""
    text = _NUMBER.sub(lambda match: _take_number(match[0], found), text)
    parts = [_balanced(_GLUE.sub("", part)) for part in text.split("\x1f")]
    found.rest = "; ".join(part for part in parts if part and not _BETWEEN.fullmatch(part))
    return found


def _balanced(text: str) -> str:
    """*text* without a bracket that only closes: the one that opened went with the spaces."""
    return text.removesuffix(")") if ")" in text and "(" not in text else text


def _take_mailbox(text: str, about: str, found: Pieces) -> str:
    email = text.removeprefix("mailto:").strip(".'")
    if fits(_EMAIL, email) is None:
        return text
    name, _, host = email.lower().partition("@")
    words = [word for word in re.split(r"[._+-]+", name) if word]
    strange = [word for word in words if not _explained(word, about)]
    if strange and (len(words) > 1 or host in _FREE):
        found.notes[LEFT_OUT] = f"{LEFT_OUT}: it may be one person's."
    elif email not in found.emails:
        found.emails.append(email)
        if strange:
            found.notes["a mailbox to ask about"] = f"Ask whether {email} is a shared mailbox."
    return "\x1f"


def _explained(word: str, about: str) -> bool:
    """True when *word* of a mailbox names what it is for, or stands in what the row says, or is its initials."""
    letters = re.split(r"[^a-z]+", word)
    if not ROLES.isdisjoint(letters) or any(role in word for role in ROLES if len(role) > 3):
        return True
    said = re.findall(r"[a-z0-9]+", about.lower().replace("'", "").replace("\u2019", ""))
    initials = "".join(each[0] for each in said)
    near = any(each in word or word in each for each in said if len(each) > 4 and len(word) > 3)
    return near or (
        len(word) > 2 and (word in initials or (len(said) > 2 and initials[:3] in word))
    )


def _take_web(text: str, found: Pieces) -> str:
    url = web_address(text)
    if not url:
        return text
    if url not in found.urls:
        found.urls.append(url)
    return "\x1f"


def _take_number(text: str, found: Pieces) -> str:
    number = re.sub(r"\s+", " ", text).strip()
    if "O" in number:
        number = number.replace("O", "0")
        if fits(_PHONE, number) is not None:
            found.notes["a number written with the letter O"] = (
                f"The number {number} was written with the letter O."
            )
    if fits(_PHONE, number) is None:
        return text
    if dialled(number) not in {dialled(phone) for phone in found.phones}:
        found.phones.append(number)
    return "\x1f"


def _restored(text: str, found: Pieces) -> str:
    """The number that a spreadsheet took the 0 from, when *text* is such a number and nothing else."""
    bare = text.strip().removesuffix(".0")
    if not _WITHOUT_ZERO.fullmatch(bare) or bare.startswith("+"):
        return ""
    digits = bare.replace(" ", "")
    number = f"0{digits.removeprefix('44')}" if len(digits) == 12 else f"0{bare}"
    if fits(_PHONE, number) is None:
        return ""
    found.notes["a number got its 0 back"] = (
        f"The number {number} stood there as {text.strip()}: its 0 was put back."
    )
    return number


def without_people(text: str, about: str) -> str:
    """*text* with 'an e-mail address' in the place of mailboxes that may be one person's."""
    return _MAILBOX.sub(
        lambda match: match[0] if pieces_of(match[0], about).emails else "(an e-mail address)", text
    )


def web_address(text: str) -> str:
    """*text* as a web address with its scheme; '' when it is not surely one."""
    url = text.strip().rstrip(".,;)")
    if re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/\S*)?", url, re.IGNORECASE):
        url = f"https://{url}"
    return url if fits(_URL, url) is not None else ""


def postcode_in(text: str) -> tuple[str, str]:
    """A postcode at the end of *text* or alone in it, and what stands before it."""
    last = re.search(r"(?:^|[\s,])([A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2})\.?$", text.strip())
    if last and (postcode := fits(_POSTCODE, last[1])):
        return postcode, text.strip()[: last.start()].rstrip(" ,")
    return "", text


def fits(adapter: TypeAdapter[str], text: str) -> str | None:
    """*text* as the field keeps it, or None when the field refuses it."""
    try:
        return adapter.validate_python(text)
    except ValidationError:
        return None
