"""Words of ours, in English, that can be said again in another language.

Planning says everything in English. What it says with :func:`say` or :func:`by_locale` is text like
any other, and remembers what it was made of, so that a page in another language can say it anew. When
it is joined to other text it becomes plain text, which such a page keeps in English and marks so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Said(str):
    """English text with what it was made of.

    *message* is the entry of the catalogues, with ``%(name)s`` for each of the *values*. Where
    *pattern* is not empty there is no message: it names the pattern of :mod:`generator.language.locales`
    that says the values, such as a day.
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
