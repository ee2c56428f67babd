"""Which entry of a list became which: by what names it, such as a number, a label or an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel
from rapidfuzz import fuzz

from generator.editing.describing import described
from generator.records.form import Holds, form_of
from generator.records.service import Phone, TextLine

#: Groups that hold one fact: when one went and one came, it is the same line with a new number.
_ONE_FACT = (Phone, TextLine)
_NAMING = (Holds.LINE, Holds.PHONE, Holds.URL, Holds.EMAIL, Holds.SLUG, Holds.REFERENCE)
_ALIKE = 60
"""Likeness of two texts, of 100, from which one is taken to have grown from the other."""
_MOST_COMPARED = 60
_LABEL = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry before and after, with its places; None where it does not stand."""

    before: object
    after: object
    was_at: int = -1
    now_at: int = -1


def matched(
    old: Sequence[object], new: Sequence[object], model: type[BaseModel] | None
) -> list[Pair]:
    """Every entry of *old* and *new*, once: those that went, then all of *new* in order."""
    rest_old, rest_new = dict(enumerate(old)), dict(enumerate(new))
    found: dict[int, int] = {}
    for key_of in _ways(model):
        _pair_off(rest_old, rest_new, key_of, found)
    if model in _ONE_FACT:
        for was_at, now_at in zip(list(rest_old), list(rest_new), strict=False):
            found[now_at] = was_at
            del rest_old[was_at], rest_new[now_at]
    elif key := _worded(model):
        _pair_alike(
            rest_old, rest_new, found, lambda entry: (_text_at(entry, key), described(entry))
        )
    went = [Pair(entry, None, was_at=at) for at, entry in rest_old.items()]
    return went + [
        Pair(old[found[at]], entry, found[at], at) if at in found else Pair(None, entry, now_at=at)
        for at, entry in enumerate(new)
    ]


def matched_lines(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """The lines that differ: those that went, then those that came or were reworded, in order."""
    rest_old, rest_new = dict(enumerate(old)), dict(enumerate(new))
    found: dict[int, int] = {}
    _pair_off(rest_old, rest_new, str, found)
    kept = set(found)
    _pair_alike(rest_old, rest_new, found, lambda line: (line,))
    went = [Pair(line, None, was_at=at) for at, line in rest_old.items()]
    return went + [
        Pair(old[found[at]] if at in found else None, line, found.get(at, -1), at)
        for at, line in enumerate(new)
        if at not in kept
    ]


def entry_label(
    entry: object, model: type[BaseModel] | None, also: Mapping[str, object] | None = None
) -> str:
    """What an editor would call *entry*: its label, or what names it; only what *also* has as well."""
    if not isinstance(entry, Mapping):
        return _short(described(entry))
    for key in ("label", "name", *_identity(model)):
        value = entry.get(key)
        if isinstance(value, str) and value and (also is None or also.get(key) == value):
            return _short(value)
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _LABEL else text[: _LABEL - 1].rstrip() + "…"


@cache
def _identity(model: type[BaseModel] | None) -> tuple[str, ...]:
    """The keys that tell entries of one list apart, the best first."""
    if model is None:
        return ("id", "name", "label", "number", "url", "what", "text")
    fields = form_of(model)
    own = [field.key for field in fields if field.key == "id"]
    needed = [f.key for f in fields if f.required and not f.many and f.holds in _NAMING]
    more = [f.key for f in fields if f.key in ("label", "name") and f.key not in needed]
    return tuple(dict.fromkeys([*own, *needed, *more]))


def _ways(model: type[BaseModel] | None) -> list[Callable[[object], object]]:
    """How to know an entry again: all of it, all that names it, then one naming field at a time."""
    keys = _identity(model)
    ways: list[Callable[[object], object]] = [described]
    if len(keys) > 1:
        ways.append(lambda entry: _values(entry, keys))
    return ways + [lambda entry, key=key: _values(entry, (key,)) for key in keys]


def _values(entry: object, keys: Sequence[str]) -> object:
    if not isinstance(entry, Mapping):
        return None
    values = tuple(entry.get(key) for key in keys)
    return values if all(isinstance(value, str) for value in values) else None


def _pair_off(
    old: dict[int, object] | dict[int, str],
    new: dict[int, object] | dict[int, str],
    key_of: Callable[..., object],
    found: dict[int, int],
) -> None:
    """Pair entries with the same key, in order; entries without a key stay."""
    waiting: dict[object, list[int]] = {}
    for at, entry in old.items():
        if (key := key_of(entry)) is not None:
            waiting.setdefault(key, []).append(at)
    for places in waiting.values():
        places.reverse()
    for at in list(new):
        places = waiting.get(key_of(new[at]), [])
        if places:
            found[at] = places.pop()
            del old[found[at]], new[at]


def _pair_alike(
    old: dict[int, object] | dict[int, str],
    new: dict[int, object] | dict[int, str],
    found: dict[int, int],
    texts_of: Callable[..., tuple[str, ...]],
) -> None:
    """Pair what is left by likeness, the most alike first."""
    if not old or not new or len(old) * len(new) > _MOST_COMPARED**2:
        return
    was = {at: texts_of(entry) for at, entry in old.items()}
    now = {at: texts_of(entry) for at, entry in new.items()}
    likeness = sorted(
        (-score, was_at, now_at)
        for was_at, before in was.items()
        for now_at, after in now.items()
        if (score := max(map(_likeness, before, after))) >= _ALIKE
    )
    for _, was_at, now_at in likeness:
        if was_at in old and now_at in new:
            found[now_at] = was_at
            del old[was_at], new[now_at]


def _likeness(before: str, after: str) -> float:
    """How alike two texts are, of 100, from their first thousand characters."""
    return fuzz.ratio(before[:1_000], after[:1_000]) if before and after else 0.0


def _worded(model: type[BaseModel] | None) -> str:
    """The key of the sentence that names an entry of *model*, or '' when ids name it."""
    lines = {field.key for field in form_of(model) if field.holds is Holds.LINE} if model else ()
    return next((key for key in _identity(model) if key in lines), "")


def _text_at(entry: object, key: str) -> str:
    value = entry.get(key) if isinstance(entry, Mapping) else None
    return value if isinstance(value, str) else ""
