r"""Rules for single values as tables: Python reads them in ``check``, and the form on a page in the browser.

A :class:`Rule` is a list of steps, tried in order on the text without the spaces around it. A step whose
looks all hold decides: the text is taken, or read again in another form, or refused with a code, a
sentence and the corrected value. Where no step decides, the text is taken.

Patterns hold to what Python and JavaScript read alike: no ``\s``, ``\d``, ``\w``, ``\b``, no
look-behind, no dot, no flags. :data:`SPACE` stands inside brackets for what Python calls a space. Capitals
are only those of ASCII. ``site_templates/assets/suggest/rules.js`` is the other reader; tests hold the
two equal. See docs/pages/decisions/rules-as-tables.md.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from pydantic_core import PydanticCustomError

#: What Python calls a space, to stand inside brackets.
SPACE = r"\t\n\v\f\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"

EMPTY = "Write something after the colon, or delete the line."
TOO_LONG = "Shorten this to {longest} characters. It has {length}."

#: How often a text may be read again in another form: a country's code, then a prefix.
_AGAIN = 4
_SHOWN = 60
#: How many texts that were taken a rule keeps in mind.
_KNOWN = 2_000
_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)
_CAPITAL = str.maketrans(string.ascii_lowercase, string.ascii_uppercase)
_GROUP = re.compile(r"\{([1-9])\}")


def fault(code: str, sentence: str, write: str = "", at: str = "") -> NoReturn:
    """Refuse a value.

    *code* is stable once published; *write* is the corrected value if known; *at* names the key
    that is wrong when a whole group of fields is refused.
    """
    raise PydanticCustomError(code, "{sentence}", {"sentence": sentence, "write": write, "at": at})


@dataclass(frozen=True, slots=True)
class Form:
    """Another form of a text: its *case* ('small', 'capital') first, then each of *swaps*, then *words*.

    A swap is a pattern and what stands in its place wherever it is found; ``{1}`` is its first group.
    With *words* the whole text must be one of them; the form of any other is ''.
    """

    swaps: tuple[tuple[str, str], ...] = ()
    case: str = ""
    words: Mapping[str, str] | None = None


AS_TYPED = Form()


@dataclass(frozen=True, slots=True)
class Look:
    """Whether *pattern* is the *whole* of a form of the text, or found in it; or, with *no*, that it is not."""

    pattern: str
    of: Form = AS_TYPED
    whole: bool = True
    no: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What happens when all *looks* hold: *take* it (in that form), read it *again* (in that form), or refuse it.

    *write* are forms of the text, the likeliest first. The first that the rule itself would take, and
    that stands on one line, is the corrected value. ``{1}`` in *sentence* is the first group that the
    last look found.
    """

    looks: tuple[Look, ...] = ()
    take: Form | None = None
    again: Form | None = None
    code: str = ""
    sentence: str = ""
    write: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a text is not taken, and the corrected value, '' when it cannot be known."""

    code: str
    sentence: str
    write: str


class Rule:
    """A list of steps, ready to be tried."""

    def __init__(self, *steps: Step) -> None:
        """Compile *steps*. Raises re.error for a pattern that is none."""
        self.steps = steps
        self._steps = [_Compiled(step) for step in steps]
        first = steps[0]
        plain = first.take == AS_TYPED and len(first.looks) == 1 and first.looks[0].of == AS_TYPED
        self._at_once = re.compile(first.looks[0].pattern).fullmatch if plain else None
        self._known: dict[str, str] = {}

    def taken(self, text: str) -> str:
        """The value that *text* stands for. Raises PydanticCustomError when it is refused."""
        text = text.strip()
        if self._at_once is not None and self._at_once(text):
            return text
        if (known := self._known.get(text)) is not None:
            return known
        found = self.judge(text)
        if isinstance(found, Refused):
            fault(found.code, found.sentence, found.write)
        if len(self._known) < _KNOWN:  # days, times and words of choice come again in every record
            self._known[text] = found
        return found

    def judge(self, text: str, *, offer: bool = True) -> str | Refused:
        """The value that *text* stands for, or why it is refused; with no corrected value unless *offer*."""
        here = typed = text.strip()
        for _ in range(_AGAIN):
            step = next((step for step in self._steps if step.holds(here)), None)
            if step is None:
                return typed
            if step.again is None:
                if step.take is not None:
                    return step.take(here) if step.step.take != AS_TYPED else typed
                return self._refused(step, here, offer=offer)
            here = step.again(here).strip()
        return typed

    def _refused(self, step: _Compiled, here: str, *, offer: bool) -> Refused:
        writes = (form(here) for form in step.writes) if offer else iter(())
        write = next((w for w in writes if self._would_take(w)), "")
        return Refused(step.step.code, step.sentence(here), write)

    def _would_take(self, text: str) -> bool:
        return (
            bool(text)
            and "\n" not in text
            and not isinstance(self.judge(text, offer=False), Refused)
        )

    def data(self) -> list[dict[str, Any]]:
        """The steps as plain data, for the other reader."""
        return [_plain(step) for step in self.steps]


class _Compiled:
    """A step with its patterns compiled."""

    __slots__ = ("_last", "_looks", "again", "step", "take", "writes")

    def __init__(self, step: Step) -> None:
        self.step = step
        self._looks = [_look(look) for look in step.looks]
        self._last = step.looks[-1] if step.looks else None
        self.take = _form(step.take) if step.take is not None else None
        self.again = _form(step.again) if step.again is not None else None
        self.writes = [_form(form) for form in step.write]

    def holds(self, text: str) -> bool:
        """True when all looks hold."""
        return all(look(text) for look in self._looks)

    def sentence(self, text: str) -> str:
        """The sentence, with what the last look found."""
        if self._last is None or "{1}" not in self.step.sentence:
            return self.step.sentence
        found = re.search(self._last.pattern, _form(self._last.of)(text))
        return self.step.sentence.replace("{1}", (found[1] or "")[:_SHOWN] if found else "")


def _look(look: Look) -> Callable[[str], bool]:
    compiled = re.compile(look.pattern)
    match = compiled.fullmatch if look.whole else compiled.search
    form, wanted = _form(look.of), not look.no
    if look.of == AS_TYPED:
        return lambda text: (match(text) is not None) is wanted
    return lambda text: (match(form(text)) is not None) is wanted


def _form(form: Form) -> Callable[[str], str]:
    swaps = [
        (re.compile(pattern).sub, _GROUP.sub(r"\\g<\1>", put.replace("\\", r"\\")))
        for pattern, put in form.swaps
    ]
    table = {"small": _SMALL, "capital": _CAPITAL}.get(form.case)

    def formed(text: str) -> str:
        if table is not None:
            text = text.translate(table)
        for swap, put in swaps:
            text = swap(put, text)
        return text if form.words is None else form.words.get(text, "")

    return formed


def _plain(step: Step) -> dict[str, Any]:
    made: dict[str, Any] = {"looks": [dict(_plain_look(look)) for look in step.looks]}
    if step.take is not None:
        return {**made, "take": _plain_form(step.take)}
    if step.again is not None:
        return {**made, "again": _plain_form(step.again)}
    made |= {"code": step.code, "sentence": step.sentence}
    return {**made, "write": [_plain_form(form) for form in step.write]} if step.write else made


def _plain_look(look: Look) -> Iterator[tuple[str, Any]]:
    yield "pattern", look.pattern
    if look.of != AS_TYPED:
        yield "of", _plain_form(look.of)
    if not look.whole:
        yield "part", True
    if look.no:
        yield "no", True


def _plain_form(form: Form) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if form.case:
        made["case"] = form.case
    if form.swaps:
        made["swaps"] = [list(swap) for swap in form.swaps]
    if form.words is not None:
        made["words"] = dict(form.words)
    return made
