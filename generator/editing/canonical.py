"""How a record is written: the order of its fields, which texts stand in quotes, blocks and brackets.

The one place that turns values into YAML. A value is what an editor types: text, a list, or a group
of fields. See *The canonical form of a record* in the decisions.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from pydantic import BaseModel

from generator.records.form import FormField, Holds, form_of, order_of

Typed = str | list["Typed"] | dict[str, "Typed"]
"""A value as it stands in a file: YAML is read as text, so there are no numbers or dates."""

#: Always in quotes: a leading zero or a colon must survive whatever program reads or writes the file.
_ALWAYS_QUOTED = frozenset({Holds.PHONE, Holds.TIME, Holds.POSTCODE, Holds.DISTRICT})
_DATES = frozenset({Holds.DAY, Holds.WHEN, Holds.PAGE_DATE})
#: What other programs take for a number, a date, a time, yes, no or nothing when it is not in quotes.
_MISREAD = re.compile(
    r"[-+.]?\d[\d_.,:/+ -]*(?:e[-+]?\d+)?|0x[\da-f_]+|0o[0-7_]+|[-+]?\.(?:inf|nan)"
    r"|\d{4}-\d\d?-\d\d?[t ].*|~|=|<<|null|true|false|yes|no|on|off|y|n",
    re.IGNORECASE,
)
#: Where a text cannot stand without quotes: at its start, anywhere, or inside brackets.
_SYNTAX = re.compile(
    r"""^[\s\[\]{},#&*!|>%@`'"]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|:(?:\s|$)|\s\#|\s$|[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]""",
)
_IN_BRACKETS = re.compile(r"[\[\]{},]")
_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_KEY = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
#: Prose may stand as it is after ``|`` when every character may.
_BLOCK_TEXT = re.compile(
    "[\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*"
)
#: Groups that read best on one line, when they fit.
_ONE_LINE = frozenset({"Rule", "Opening", "EditorialStep", "Checked", "Withdrawn", "Change"})
_WIDE = 120
_SHORT_LIST = 100
_SHORT_ENTRY = 40


@cache
def _fields(model: type[BaseModel]) -> dict[str, FormField]:
    return {field.key: field for field in form_of(model)}


def field_in(model: type[BaseModel] | None, key: str) -> FormField | None:
    """The field that *key* names in *model*; None for an unknown key or no model."""
    return _fields(model).get(key) if model is not None else None


def in_order(model: type[BaseModel] | None, keys: Iterable[str]) -> list[str]:
    """*keys* in the order of *model*; those it does not know come last, as they came."""
    given = list(keys)
    known = order_of(model) if model is not None else ()
    return [key for key in known if key in given] + [key for key in given if key not in known]


# ------------------------------------------------------------------------------------- single texts


def must_quote(text: str, holds: Holds | None) -> bool:
    """True when *text*, in a field that *holds* such values, stands in double quotes for safety's sake.

    Phone numbers, times and postcodes always; dates, ids and other texts when another program could
    take them for a number, a date, yes or no. Whole numbers are numbers, and yes or no is yes or no.
    """
    if holds in _ALWAYS_QUOTED:
        return True
    if holds in _DATES:
        return text[:1].isdigit()
    if holds in (Holds.YES_NO, Holds.WHOLE):
        return False
    return _MISREAD.fullmatch(text) is not None


def cannot_be_plain(text: str, *, brackets: bool = False) -> bool:
    """True when YAML would not read *text* as it stands: the rules of plain text in YAML."""
    return (
        not text
        or _SYNTAX.search(text) is not None
        or (brackets and _IN_BRACKETS.search(text) is not None)
    )


def in_quotes(text: str) -> str:
    """*text* in double quotes, on one line, whatever it holds. Half characters become U+FFFD."""
    whole = _SURROGATE.sub("\ufffd", text)
    return _UNSEEN.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(whole, ensure_ascii=False)
    )


def scalar(text: str, field: FormField | None = None, *, brackets: bool = False) -> str:
    """*text* as it stands after a key or a dash, on one line."""
    holds = field.holds if field is not None else None
    if field is not None and field.word and text == field.word:
        return text
    return (
        in_quotes(text)
        if must_quote(text, holds) or cannot_be_plain(text, brackets=brackets)
        else text
    )


def key_text(key: str) -> str:
    """*key* as it stands before its colon."""
    return key if _KEY.fullmatch(key) else in_quotes(key)


# ----------------------------------------------------------------------------------- whole values


def typed(value: object) -> Typed:
    """*value* as plain text, lists and groups, without anything empty inside.

    Yes and no, whole numbers and dates become what an editor would type. Raises TypeError for
    anything else, so that nothing is written by accident.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return {
            str(key): inner
            for key, each in value.items()
            if each is not None and (inner := typed(each)) not in ("", [], {})
        }
    if isinstance(value, Sequence):
        return [
            inner
            for each in value
            if each is not None and (inner := typed(each)) not in ("", [], {})
        ]
    if hasattr(value, "isoformat"):
        return str(value.isoformat())
    raise TypeError(f"no record holds {type(value).__name__}")


def in_brackets(value: Typed, field: FormField | None) -> str:
    """*value* on one line: lists in square brackets, groups in braces."""
    if isinstance(value, str):
        return scalar(value.strip("\n"), field, brackets=True)
    if isinstance(value, list):
        return f"[{', '.join(in_brackets(entry, field) for entry in value)}]"
    return braces(value, field.group if field is not None else None)


def braces(value: Mapping[str, Typed], model: type[BaseModel] | None) -> str:
    """A group of fields on one line, in braces."""
    inside = (
        f"{key_text(key)}: {in_brackets(value[key], field_in(model, key))}"
        for key in in_order(model, value)
    )
    return f"{{{', '.join(inside)}}}"


def entry(key: str, value: Typed, field: FormField | None, indent: int) -> str:
    """The lines of *key* and its *value*, with *indent* spaces before the key. Ends with a newline."""
    lead = " " * indent
    if isinstance(value, str):
        return f"{lead}{key_text(key)}: {_text(value, field, indent)}"
    if isinstance(value, list):
        if value and _on_one_line(value, field):
            return f"{lead}{key_text(key)}: {in_brackets(value, field)}\n"
        items = "".join(item(each, field, indent + 2) for each in value)
        return f"{lead}{key_text(key)}:\n{items}"
    if _group_on_one_line(value, field, indent):
        return f"{lead}{key_text(key)}: {in_brackets(value, field)}\n"
    return f"{lead}{key_text(key)}:\n{group(value, field.group if field else None, indent + 2)}"


def group(value: Mapping[str, Typed], model: type[BaseModel] | None, indent: int) -> str:
    """The lines of a group of fields, in the order of *model*."""
    return "".join(
        entry(key, value[key], field_in(model, key), indent) for key in in_order(model, value)
    )


def item(value: Typed, field: FormField | None, indent: int) -> str:
    """The lines of one entry of a list, its dash after *indent* spaces."""
    lead = f"{' ' * indent}- "
    if isinstance(value, str):
        return f"{lead}{_text(value, field, indent)}"
    if isinstance(value, list) or not value or _group_on_one_line(value, field, indent):
        return f"{lead}{in_brackets(value, field)}\n"
    lines = group(value, field.group if field is not None else None, indent + 2)
    return lead + lines[indent + 2 :]


def _text(text: str, field: FormField | None, indent: int) -> str:
    """What stands after the colon or dash: a block of prose, or one line. Ends with a newline."""
    prose = field is not None and field.holds is Holds.PROSE
    body = text.strip("\n")
    if prose and body and body[0] != " " and _BLOCK_TEXT.fullmatch(body):
        lead = " " * (indent + 2)
        lines = (f"{lead}{line}\n" if line.strip() else "\n" for line in body.split("\n"))
        return f"|\n{''.join(lines)}"
    return f"{scalar(body if prose else text, field)}\n"


def _on_one_line(value: list[Typed], field: FormField | None) -> bool:
    """True for a short list of short entries that are no sentences."""
    if not all(
        isinstance(each, str) and len(each) <= _SHORT_ENTRY and not each.endswith((".", "?", "!"))
        for each in value
    ):
        return False
    if field is not None and field.holds in (Holds.REFERENCE, Holds.CHOICE, Holds.COUNCIL):
        return True
    return len(in_brackets(value, field)) <= _SHORT_LIST


def _group_on_one_line(value: Mapping[str, Typed], field: FormField | None, indent: int) -> bool:
    if field is None or field.group is None or field.group.__name__ not in _ONE_LINE:
        return False
    flat = all(
        isinstance(each, str) or (isinstance(each, list) and all(isinstance(e, str) for e in each))
        for each in value.values()
    )
    return flat and indent + len(in_brackets(dict(value), field)) <= _WIDE
