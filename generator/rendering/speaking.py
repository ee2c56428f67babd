"""The language of a page: what its templates' words are in it. English needs none of this.

Words in the page's language are put between marks, which :mod:`generator.rendering.marking` takes out
again: only then is it known which parts of a page are in which language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

from markupsafe import Markup, escape

from generator.language.progress import Done
from generator.language.said import AS_SAID, CAPITAL, JOINED, Said
from generator.rendering.marking import CLOSE, END, KEPT, OPEN

_FIRST = re.compile(f"^([{OPEN}{KEPT}]*)(\\w)")


def _capital(words: Markup) -> Markup:
    """*words* with the first letter large, where they begin with one."""
    return Markup(_FIRST.sub(lambda m: m[1] + m[2].upper(), words))  # noqa: S704 - it was safe


@dataclass(frozen=True)
class Language:
    """A language of pages besides English, with what its catalogue says.

    *patterns* says values, such as a day, by the name of a pattern of its locale. Scripts take their words
    from *forms*: by the English, the words for each kind of number, or one. *rule* tells which kind the
    number n is, as a script writes it.
    """

    code: str
    english_name: str
    own_name: str
    direction: str
    done: Done
    words: NullTranslations
    patterns: Callable[[str, Mapping[str, Any]], str]
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    rule: str = "0"

    def gettext(self, message: str, /, **values: object) -> Markup:
        """*message* in this language with *values* in it, or in English where nobody has said it."""
        return self._filled(self.words.gettext(message), message, values)

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """As :meth:`gettext`, for a number of things."""
        values.setdefault("num", number)
        said = self.words.ngettext(one, many, number)
        return self._filled(said, one if number == 1 else many, values)

    def _filled(self, said: str, english: str, values: dict[str, Any]) -> Markup:
        shown = {name: escape(self.finalize(value)) for name, value in values.items()}
        if not said:
            return Markup(english) % shown  # noqa: S704 - English stands in our templates
        kept = {name: f"{KEPT}{value}{END}" for name, value in shown.items()}
        inner = Markup(said) % {name: Markup(value) for name, value in kept.items()}  # noqa: S704
        return Markup(f"{OPEN}{inner}{CLOSE}")  # noqa: S704 - escaped above

    def join(self, parts: Iterable[object], between: str = "") -> Markup:
        """*parts*, each in this language if it can be said so, with *between* between them. For templates, too."""
        return escape(between).join(escape(self.finalize(part)) for part in parts)

    def finalize(self, value: object) -> object:
        """*value* as a template shows it: what planning said is said in this language."""
        if type(value) is not Said:
            return value
        if value.pattern:
            return self._by_pattern(value)
        if value.plural:
            number = value.values["number"]
            return self.ngettext(value.message, value.plural, number, **value.values)
        return self.gettext(value.message, **value.values)

    def _by_pattern(self, value: Said) -> str:
        """*value*, which has no message: texts put together, or a value that the locale says."""
        if value.pattern == JOINED:
            return self.join(value.values["parts"], value.values["between"])
        if value.pattern in (CAPITAL, AS_SAID):
            words = escape(self.finalize(value.values["text"]))
            if value.pattern == CAPITAL:
                return _capital(words)
            return words if OPEN in words else value
        said = self.patterns(value.pattern, value.values)
        return Markup(f"{OPEN}{escape(said)}{CLOSE}") if said else value  # noqa: S704 - escaped
