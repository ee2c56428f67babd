"""What is wrong with a translation: what must stay as it is in English and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PLACE = re.compile(r"%\(\w+\)s")
_TAG = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&(?:#?\w+;)?")
NUMBER = re.compile(r"\d(?:[ \u00a0]?\d)*")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
#: Controls, marks that turn the order of writing, and the marks that pages use themselves. Joiners and
#: single marks of direction are words' own: Persian and Arabic need them.
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff]")


def faults(english: str, words: str, *, may_leave_out: frozenset[str] = frozenset()) -> list[str]:
    """What is wrong with *words* for the message *english*, each as a sentence; nothing when they may be used.

    A placeholder of *may_leave_out* need not stand in them: one thing is often said without its number.
    """
    return list(_faults(english, words, may_leave_out))


def _faults(english: str, words: str, may_leave_out: frozenset[str]) -> Iterator[str]:
    places, said = sorted(_PLACE.findall(english)), sorted(_PLACE.findall(words))
    if [p for p in places if p in said or p not in may_leave_out] != said:
        yield f"Keep each placeholder as it is: {', '.join(places) or 'there is none in English'}."
    if "%" in re.sub(r"%%|%\(\w+\)s", "", words):
        yield "Write %% for a sign for per cent."
    tags = _TAG.findall(english)
    if sorted(tags) != sorted(_TAG.findall(words)) or not _closes(_TAG.findall(words)):
        yield f"Keep each tag as it is: {' '.join(tags) or 'there is none in English'}."
    elif set("<>") & set(_TAG.sub("", words)):
        yield "Write no < and no >."
    if not set(_ENTITY.findall(words)) <= {*_ENTITY.findall(english), "&amp;"}:
        yield "Write &amp; for the sign &."
    if '"' in _TAG.sub("", words):
        yield "Write quotation marks as “ and ”, or as your language does, not straight."
    if sorted(_numbers(english)) != sorted(_numbers(words)):
        yield f"Keep each number, in these digits: {', '.join(_numbers(english)) or 'there is none in English'}."
    if sorted(_ADDRESS.findall(english)) != sorted(_ADDRESS.findall(words)):
        yield "Keep each address as it is."
    if (english[:1] == " ", english[-1:] == " ") != (words[:1] == " ", words[-1:] == " "):
        yield "Begin and end with a space where English does, and nowhere else."
    if UNSEEN.search(words):
        yield "A character is in it that nobody sees."


def _numbers(text: str) -> list[str]:
    """The numbers in *text*, without the spaces in them. Digits of other scripts stay what they are."""
    return [re.sub(r"\s", "", found) for found in NUMBER.findall(_TAG.sub(" ", text))]


def _closes(tags: list[str]) -> bool:
    """True when each tag that opens is closed, in order."""
    open_: list[str] = []
    for tag in tags:
        name = tag.strip("</>").split()[0]
        if tag.startswith("</"):
            if not open_ or open_.pop() != name:
                return False
        elif name != "br":
            open_.append(name)
    return not open_
