"""Say on a page in which language each part of it is, so that a screen reader speaks each rightly.

A page in another language has most of its words in English still: names, what records say, messages
that nobody has said yet. This takes the marks of :mod:`generator.rendering.speaking` out of a page and
puts ``lang`` and ``dir`` where the language changes: on a whole paragraph or heading if it can, around
the words if it cannot. What has a ``lang`` of its own keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

#: For scripts: around words in the page's language, around a value inside of them, and after either. Unicode has
#: them to isolate what they hold, so that it reads well even where one is left over.
SAID, VALUE, END_SAID = "\u2068", "\u2066", "\u2069"

#: Around words in the page's language, and around what stays in English inside of them. Unicode keeps
#: these for a program's own use: no text has them.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
KEPT, END = "\ufdd2", "\ufdd3"

ENGLISH = "en"

_TOKEN = re.compile(
    r"<!--.*?-->|<!doctype[^>]*>|<(script|style)\b[^>]*>.*?</\1>"
    r'|</?[a-zA-Z](?:"[^"]*"|[^"<>])*>',
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_MARK = re.compile(f"[{OPEN}{CLOSE}{KEPT}{END}]")
_VOID = frozenset({"meta", "link", "br", "img", "input", "hr", "wbr"})
#: Attributes that are read out.
_SPOKEN = frozenset({"aria-label", "alt", "title", "placeholder"})
#: The same marks for scripts, which find words in attributes: see :mod:`generator.rendering.script_words`.
_FOR_SCRIPTS = str.maketrans({OPEN: SAID, KEPT: VALUE, CLOSE: END_SAID, END: END_SAID})
#: What holds words and may turn as a whole. A list item may not: its mark would change sides.
_HOLDERS = frozenset(
    {
        *("a", "abbr", "address", "b", "bdi", "button", "caption", "cite", "dd", "dt", "em"),
        *("figcaption", "h1", "h2", "h3", "h4", "i", "label", "legend", "option", "p", "pre"),
        *("span", "strong", "summary", "td", "text", "th", "time", "title"),
    }
)


#: The value here of an attribute, by its name and the value on the English page.
Address = Callable[[str, str], str]


#: What stands in a line of words, and what can hold nothing but text.
_FLOWING = frozenset(
    {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "span", "strong", "time"}
)
_TEXT_ONLY = frozenset({"title", "option"})


@dataclass
class _Text:
    raw: str
    language: str

    @property
    def languages(self) -> frozenset[str]:
        """The language of the text, if it has one."""
        return frozenset({self.language} - {""})


@dataclass
class _Element:
    start: str
    tag: str = ""
    end: str = ""
    has_language: bool = False
    spoken: str = ""
    parts: list[_Element | _Text] = field(default_factory=list)
    languages: frozenset[str] = frozenset()


def mark_languages(
    page: str, code: str, direction: str, address: Address, *, filled: bool = False
) -> str:
    """The whole *page*, mostly in English, as a page in the language *code* with its changes marked.

    *direction* is that of *code*. *address* gives for an attribute that leads somewhere, by its
    name and value, the value here. *filled* tells that scripts fill what is empty mostly in English;
    ``assets/speaking.js`` says the language of all they fill.
    """
    root = _Element("")
    _read(page, root, code, address)
    directions = {code: direction, ENGLISH: "ltr"}
    out: list[str] = []
    for part in root.parts:
        if isinstance(part, _Element) and part.tag == "html":
            _learn(part, filled=filled)
            part.start = f'<html lang="{code}" dir="{direction}">'
            out.append(part.start)
            for inner in part.parts:
                out += _write(inner, code, direction, directions)
            out.append(part.end)
        else:
            out += _write(part, code, direction, directions)
    return "".join(out)


# ------------------------------------------------------------------------------------------- reading


def _read(page: str, root: _Element, code: str, address: Address) -> None:
    """The elements and texts of *page* below *root*. Our own pages close what they open."""
    path = [root]
    marks: list[str] = []
    last = 0
    for token in _TOKEN.finditer(page):
        path[-1].parts += _texts(page[last : token.start()], marks, code)
        last = token.end()
        raw = token.group()
        if raw.startswith("</"):
            path[-1].end = raw
            if len(path) > 1:
                path.pop()
            continue
        element = _element(raw, code, address, marks)
        path[-1].parts.append(element)
        if element.tag and element.tag not in _VOID and not raw.endswith("/>"):
            path.append(element)
    path[-1].parts += _texts(page[last:], marks, code)


def _texts(raw: str, marks: list[str], code: str) -> Iterator[_Text]:
    """Pieces of text with their language. *marks* are those open so far, and change."""
    last = 0
    for mark in _MARK.finditer(raw):
        if mark.start() > last:
            yield _Text(raw[last : mark.start()], _language(raw[last : mark.start()], marks, code))
        last = mark.end()
        if mark.group() in (OPEN, KEPT):
            marks.append(mark.group())
        elif marks:
            marks.pop()
    if raw[last:]:
        yield _Text(raw[last:], _language(raw[last:], marks, code))


def _language(raw: str, marks: list[str], code: str) -> str:
    """The language of *raw*: '' when it has no letter, as a number."""
    text = unescape(raw) if "&" in raw else raw
    if not any(map(str.isalpha, text)):
        return ""
    return code if marks and marks[-1] == OPEN else ENGLISH


def _element(raw: str, code: str, address: Address, marks: list[str]) -> _Element:
    if raw.startswith("<!") or raw[1:7].lower() == "script" or raw[1:6].lower() == "style":
        return _Element(_ATTRIBUTE.sub(lambda m: _moved(m, address), raw) if "src=" in raw else raw)
    tag = re.split(r"[\s>/]", raw[1:], maxsplit=1)[0].lower()
    element = _Element("", tag)
    spoken: list[str] = []

    def attribute(found: re.Match[str]) -> str:
        name, value = found[1], found[2]
        if name == "lang":
            element.has_language = True
        if name in _SPOKEN or (name == "content" and 'name="description"' in raw):
            pieces = list(_texts(value, marks.copy(), code))
            spoken.extend(piece.language for piece in pieces if piece.language)
            return f' {name}="{"".join(piece.raw for piece in pieces)}"'
        if name.startswith("data-") and _MARK.search(value):
            return f' {name}="{value.translate(_FOR_SCRIPTS)}"'
        # What names the language it leads to leads there already.
        return found[0] if ' hreflang="' in raw else _moved(found, address)

    element.start = _MARK.sub("", _ATTRIBUTE.sub(attribute, raw))
    # Words of two languages in one attribute cannot be told apart: it is said as English then.
    element.spoken = "" if not spoken else ENGLISH if ENGLISH in spoken else code
    return element


_LINKS = frozenset({"href", "src", "action", "data-up", "data-further", "data-places"})


def _moved(found: re.Match[str], address: Address) -> str:
    return f' {found[1]}="{address(found[1], found[2])}"' if found[1] in _LINKS else found[0]


def _learn(element: _Element, *, filled: bool) -> frozenset[str]:
    """Note for each element the languages in it. What is empty and has an id, a script fills: if *filled*, in English."""
    found: set[str] = {element.spoken} if element.spoken else set()
    for part in element.parts:
        if isinstance(part, _Text):
            found.add(part.language)
        elif not part.has_language:
            found |= _learn(part, filled=filled)
    found.discard("")
    is_empty = not element.parts and element.end and ' id="' in element.start
    if filled and is_empty and element.tag != "a":
        found.add(ENGLISH)
        element.spoken = ENGLISH
    element.languages = frozenset(found)
    return element.languages


# ------------------------------------------------------------------------------------------- writing


def _write(
    part: _Element | _Text, code: str, direction: str, directions: dict[str, str]
) -> Iterator[str]:
    """The text of *part*, which stands where the language is *code* and the writing goes in *direction*."""
    if isinstance(part, _Text):
        yield part.raw
        return
    start, in_svg = part.start, part.tag in ("svg", "text", "g")
    if not part.has_language and part.languages:
        only = next(iter(part.languages)) if len(part.languages) == 1 else ""
        if only and (part.tag in _HOLDERS or in_svg or not part.parts):
            start = _with(start, only if only != code else "", directions[only], direction, in_svg)
            code = only
            direction = direction if in_svg else directions[only]
        elif part.spoken and part.spoken != code:
            start = _with(start, part.spoken, direction, direction, in_svg)
            code = part.spoken
    elif part.has_language:
        code, direction = "", ""
    yield start
    if not code:
        for inner in part.parts:
            yield from _plain(inner)
    elif in_svg or part.tag in _TEXT_ONLY:
        for inner in part.parts:
            yield from (
                _write(inner, code, direction, directions)
                if isinstance(inner, _Element)
                else inner.raw
            )
    else:
        for run in _runs(part.parts):
            yield from _run(run, code, direction, directions)
    yield part.end


def _runs(parts: list[_Element | _Text]) -> Iterator[list[_Element | _Text]]:
    """The *parts* of an element in runs: words in a row in one language, with what stands between them."""
    run: list[_Element | _Text] = []
    language = ""
    for part in parts:
        of = next(iter(part.languages)) if len(part.languages) == 1 else ""
        flows = isinstance(part, _Text) or (part.tag in _FLOWING and not part.has_language)
        if not flows or len(part.languages) > 1 or (of and language and of != language):
            yield run
            run, language = [], ""
        run.append(part)
        language = language or of
        if not flows or len(part.languages) > 1:
            yield run
            run, language = [], ""
    yield run


def _run(
    run: list[_Element | _Text], code: str, direction: str, directions: dict[str, str]
) -> Iterator[str]:
    """The text of a run: inside of one mark, if it is more than an element that can bear its own."""
    shown = [n for n, part in enumerate(run) if not isinstance(part, _Text) or part.raw.strip()]
    of = next((next(iter(part.languages)) for part in run if part.languages), "")
    is_words = any(isinstance(part, _Text) and part.languages for part in run)
    if not is_words or (of == code and directions[of] == direction):
        for part in run:
            yield from _write(part, code, direction, directions)
        return
    first, last = run[shown[0]], run[shown[-1]]
    before, after = "", ""
    if isinstance(first, _Text):
        before = first.raw[: len(first.raw) - len(first.raw.lstrip())]
        first.raw = first.raw.lstrip()
    if isinstance(last, _Text):
        after = last.raw[len(last.raw.rstrip()) :]
        last.raw = last.raw.rstrip()
    for part in run[: shown[0]]:
        yield from _plain(part)
    yield before + _with(
        "<span>", of if of != code else "", directions[of], direction, in_svg=False
    )
    for part in run[shown[0] : shown[-1] + 1]:
        yield from _write(part, of, directions[of], directions)
    yield f"</span>{after}"
    for part in run[shown[-1] + 1 :]:
        yield from _plain(part)


def _with(start: str, code: str, to: str, direction: str, in_svg: bool) -> str:  # noqa: FBT001
    """The tag *start* with the language *code*, and the direction *to* where *direction* is another."""
    added = f' lang="{code}"' if code else ""
    if to != direction and not in_svg and ' dir="' not in start:
        added += f' dir="{to}"'
    end = -2 if start.endswith("/>") else -1
    return start[:end] + added + start[end:]


def _plain(part: _Element | _Text) -> Iterator[str]:
    if isinstance(part, _Text):
        yield part.raw
        return
    yield part.start
    for inner in part.parts:
        yield from _plain(inner)
    yield part.end
