"""Words of ours, in English, that can be said again in another language.

Planning says everything in English. What it says with :func:`say` or :func:`by_locale` is text like
any other, and remembers what it was made of, so that a page in another language can say it anew. When
it is joined to other text it becomes plain text, which such a page keeps in English and marks so;
:func:`joined` joins it and remembers the pieces.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class Said(str):
    """English text with what it was made of.

    *message* is the entry of the catalogues, with ``%(name)s`` for each of the *values*. Where
    *pattern* is not empty there is no message: it names the pattern of :mod:`generator.language.locales`
    that says the values, such as a day, or is one of :data:`JOINED`, :data:`AS_SAID` and :data:`CAPITAL`.
    """

    __slots__ = ("message", "pattern", "plural", "values")
    message: str
    pattern: str
    plural: str
    values: Mapping[str, Any]

    def __reduce__(self) -> str | tuple[Any, ...]:
        """Copied, or handed to another process, it is made anew."""
        return _made, (str(self), self.message, self.plural, self.pattern, dict(self.values))


def _made(text: str, message: str, plural: str, pattern: str, values: Mapping[str, Any]) -> Said:
    said = Said(text)
    said.message, said.plural, said.pattern, said.values = message, plural, pattern, values
    return said


def say(message: str, /, **values: Any) -> Said:
    """*message* with *values* in the place of ``%(name)s``. A sign for per cent is written twice."""
    return _made(message % values, message, "", "", values)


def say_number(one: str, many: str, number: int, /, **values: Any) -> Said:
    """*one* or *many*, by *number*, which stands for ``%(number)s``."""
    shown = {"number": f"{number:,}", **values}
    text = (one if number == 1 else many) % shown
    return _made(text, one, many, "", {**values, "number": number})


def by_locale(pattern: str, english: str, /, **values: Any) -> Said:
    """*english*, which other languages say by the *pattern* of their locale, from *values*."""
    return _made(english, "", "", pattern, values)


def in_other_words(english: str, said: Said) -> Said:
    """*english*, which other languages say as *said*."""
    return _made(english, "", "", AS_SAID, {"text": said})


JOINED = "joined"
"""The pattern of several texts, *parts*, with *between* between them."""

AS_SAID = "as said"
"""The pattern of English that another language says as its *text*."""

CAPITAL = "capital"
"""The pattern of a *text* that begins with a capital."""


def joined(between: str, parts: Iterable[str]) -> str:
    """Those of *parts* that are not empty, with *between* between them. Each is said again by itself."""
    found = tuple(filter(None, parts))
    text = between.join(found)
    if len(found) < 2 or not any(type(part) is Said for part in found):
        return found[0] if len(found) == 1 else text
    return _made(text, "", "", JOINED, {"between": between, "parts": found})


def capital(text: str) -> str:
    """*text* with its first letter large."""
    large = text[:1].upper() + text[1:]
    if large == text:
        return text
    if type(text) is not Said:
        return large
    return _made(large, "", "", CAPITAL, {"text": text})
