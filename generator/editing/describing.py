"""Values of a record as one line of words, and the parts of two long texts that differ."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher

from pydantic import BaseModel

from generator.records.form import form_of

LONG = 160
"""Characters from which a text is shown only where it differs."""
_AROUND = 4
"""Words shown on either side of what differs."""
_MOST_WORDS = 3_000
"""Words up to which two texts are compared word by word; that costs the square of them."""


def described(value: object, model: type[BaseModel] | None = None) -> str:
    """*value* in words: a list with commas, a group as its first field and 'Title: value' for the rest.

    Goes as deep as a document does, which :mod:`generator.records.reading` limits.
    """
    if isinstance(value, Mapping):
        return _group(value, model)
    if isinstance(value, list):
        groups = any(isinstance(entry, Mapping) for entry in value)
        return ("; " if groups else ", ").join(described(entry, model) for entry in value)
    return "" if value is None else str(value)


def _group(value: Mapping[str, object], model: type[BaseModel] | None) -> str:
    known = {field.key: field for field in form_of(model)} if model else {}
    keys = [key for key in known if key in value] + [key for key in value if key not in known]
    parts = []
    for number, key in enumerate(keys):
        field = known.get(key)
        words = described(value[key], field.group if field else None)
        titled = number > 0 or not (field and field.required)
        parts.append(f"{field.title if field else key}: {words}" if titled else words)
    return ", ".join(parts)


def name_of(data: Mapping[str, object]) -> str:
    """What a record calls itself, or ''."""
    name = data.get("name", data.get("title", ""))
    return name if isinstance(name, str) else ""


def parts_that_differ(before: str, after: str) -> tuple[str, str]:
    """Both texts, each cut down to the places that differ with a few words around, when long."""
    if max(len(before), len(after)) <= LONG:
        return before, after
    old, new = before.split(), after.split()
    if old == new:
        return before, after
    places = _places(old, new)
    return _without_common_start(
        _shown(old, [place[0] for place in places]), _shown(new, [place[1] for place in places])
    )


def _without_common_start(before: str, after: str) -> tuple[str, str]:
    """Both, without the start they share when it would push what differs out of sight."""
    pairs = enumerate(zip(before, after, strict=False))
    alike = next((at for at, (was, now) in pairs if was != now), min(len(before), len(after)))
    same = alike - 2 * _AROUND
    if max(len(before), len(after)) <= LONG or same < LONG // 2:
        return before, after
    return f"… {before[same:]}", f"… {after[same:]}"


_Span = tuple[int, int]


def _places(old: list[str], new: list[str]) -> list[tuple[_Span, _Span]]:
    """Where *old* and *new* differ, as spans of words; places close together are one."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    ends = len(old) - tail, len(new) - tail
    if max(ends) - start > _MOST_WORDS:
        return [((start, ends[0]), (start, ends[1]))]
    found: list[tuple[_Span, _Span]] = []
    compared = SequenceMatcher(None, old[start : ends[0]], new[start : ends[1]], autojunk=False)
    for tag, a, b, c, d in compared.get_opcodes():
        if tag == "equal":
            continue
        was, now = (start + a, start + b), (start + c, start + d)
        if found and was[0] - found[-1][0][1] <= 2 * _AROUND:
            (first, _), (now_first, _) = found.pop()
            was, now = (first, was[1]), (now_first, now[1])
        found.append((was, now))
    return found


def _shown(words: list[str], spans: list[_Span]) -> str:
    text = ""
    for start, end in spans:
        first, last = max(0, start - _AROUND), min(len(words), end + _AROUND)
        lead = "… " if first and not text else ""
        text += lead + " ".join(words[first:last]) + (" … " if last < len(words) else "")
    return text.strip()
