"""Words in scripts: what is marked for translators becomes plain text, in English or in another language.

A script says ``_("Saved")``, ``_("%(name)s is off your list.", { name })`` or, for a number of things,
``_n("%(number)s service", "%(number)s services", n)``. Babel finds these as they stand. Before a script is
published each mark is replaced by what it comes to: text, and the values that stand in it. So the English
script is as if nobody had marked anything.

In another language words stand between signs that nobody sees, of Unicode's own for the direction of
writing. ``assets/speaking.js`` takes them away where the words come onto the page, and says there which
language they are in. ``_plain(x)`` is *x* without them, for what goes elsewhere, such as an e-mail;
``_of(element)`` is the element's text with them. Days and spans of time are said by the browser, which has
CLDR's words: ``_day("2026-11-28", x)`` and ``_ago(days, x)``, where x is how English says it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

from generator.rendering.marking import END_SAID, SAID, VALUE
from generator.rendering.speaking import Language

_CALL = re.compile(r"(?<![\w.$])_(n|plain|of|day|ago)?\(")
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_PLACE = re.compile(r"%\((\w+)\)s")
#: A name, what belongs to it and what it is called with: such a value needs no brackets.
_SIMPLE = re.compile(r"[\w$.]+")
_ENDS_WORDS = re.compile(r"\s*[.\[(*/%-]")
_BEFORE_A_CHOICE = re.compile(r"(?:[(,=:?\[]|=>|\breturn)\s*$")
_AFTER_A_CHOICE = re.compile(r"\s*(?:[,);:\]}]|$)")


class WrongMark(Exception):
    """A mark in a script that does not say a message: our mistake."""


def with_words(script: str, language: Language | None) -> str:
    """The *script* with its words in *language*, or in English where nobody has said them; None is English.

    Raises :class:`WrongMark`.
    """
    out: list[str] = []
    at = 0
    for call in _CALL.finditer(script):
        if call.start() < at:
            continue
        given, end = _arguments(script, call.end())
        out.append(script[at : call.start()])
        before = script[max(0, call.start() - 12) : call.start()]
        out.append(_said(call[1] or "", given, language, before, script[end : end + 12]))
        at = end
    return "".join(out) + script[at:]


def _arguments(script: str, start: int) -> tuple[list[str], int]:
    """The arguments of the call that opens before *start*, each as it is written, and where the call ends."""
    found: list[str] = []
    depth, at, last = 0, start, start
    while at < len(script):
        sign = script[at]
        if sign in "\"'`":
            string = _STRING.match(script, at)
            if not string:
                raise WrongMark(script[start : start + 80])
            at = string.end()
            continue
        if sign in ")]}" and not depth:
            return [*found, script[last:at].strip()], at + 1
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and not depth:
            found.append(script[last:at].strip())
            last = at + 1
        at += 1
    raise WrongMark(script[start : start + 80])


def _said(kind: str, given: list[str], language: Language | None, before: str, after: str) -> str:
    if kind == "plain":
        return f"signpost.plain({with_words(given[0], language)})" if language else given[0]
    if kind == "of":
        return f"signpost.marked({given[0]})" if language else f"{given[0]}.textContent"
    if kind in ("day", "ago"):
        return f"signpost.{kind}({given[0]}, () => {given[1]})" if language else given[1]
    english = [_text(part) for part in given[: 2 if kind else 1]]
    values = _values(given[len(english) + bool(kind) :], language)
    if kind:
        values["number"] = given[2]
    for part in english:
        if set(_PLACE.findall(part)) != set(values):
            raise WrongMark(f"{part}: {', '.join(values) or 'no value'}")
    if _ENDS_WORDS.match(after):
        raise WrongMark(f"{english[0]}: put it into a name first")
    forms = language.forms.get(english[0], ()) if language else ()
    if not kind:
        return _line(forms[0], values, marked=True) if forms else _line(english[0], values)
    number = _bracketed(given[2])
    if forms and language:
        lines = ",".join(_line(form, values, marked=True) for form in forms)
        return f"[{lines}][(n=>+({language.rule}))({number})]"
    one = _line(english[0], {**values, "number": "1"})
    choice = f"{number} === 1 ? {one} : {_line(english[1], values)}"
    alone = _BEFORE_A_CHOICE.search(before) and _AFTER_A_CHOICE.match(after)
    return choice if alone else f"({choice})"


def _text(written: str) -> str:
    """What the string *written* in a script says."""
    if not _STRING.fullmatch(written):
        raise WrongMark(f"words are between double quotes: {written}")
    text = json.loads(written)
    assert isinstance(text, str)
    return text


def _values(given: list[str], language: Language | None) -> dict[str, str]:
    """The values by their names from the last argument of a call, as ``{ name, at: n + 1 }``."""
    if not given:
        return {}
    if len(given) > 1 or not given[0].startswith("{"):
        raise WrongMark(f"values stand in one pair of braces: {given}")
    found = {}
    parts, _ = _arguments(given[0], 1)
    for part in filter(None, parts):
        name, colon, value = part.partition(":")
        found[name.strip()] = with_words(value.strip(), language) if colon else name.strip()
    return found


def _bracketed(value: str) -> str:
    """*value* so that it can stand in a sum."""
    bare, depth = "", 0
    for sign in value:
        depth -= sign in ")]"
        bare += "" if depth or sign in ")]([" else sign
        depth += sign in "(["
    return value if _SIMPLE.fullmatch(bare) else f"({value})"


def _line(words: str, values: dict[str, str], *, marked: bool = False) -> str:
    """*words* as the script says them: texts and *values* joined. *marked* are those of another language."""
    parts = list(_parts(unescape(words) if marked else words, values, marked=marked))
    if len(parts) > 1 and not any(is_text for is_text, _ in parts[:2]):
        parts.insert(0, (True, ""))
    return " + ".join(_written(part) if is_text else part for is_text, part in parts)


def _parts(words: str, values: dict[str, str], *, marked: bool) -> Iterator[tuple[bool, str]]:
    """The texts (True) and values (False) of *words*. A value that is a number in figures is text, too."""
    text = SAID if marked else ""
    for n, piece in enumerate(_PLACE.split(words)):
        if n % 2 == 0:
            text += piece.replace("%%", "%")
        elif values[piece].isdigit():
            text += values[piece]
        else:
            text += VALUE if marked else ""
            if text:
                yield True, text
            yield False, _bracketed(values[piece])
            text = END_SAID if marked else ""
    text += END_SAID if marked else ""
    if text:
        yield True, text


def _written(text: str) -> str:
    """*text* as a string of a script, which may stand in a page."""
    written = json.dumps(text, ensure_ascii=False)
    for sign in "\u2028\u2029":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written.replace("%%", "%\\u0025").replace("<", "\\u003c")
