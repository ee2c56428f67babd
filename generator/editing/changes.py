"""What changed between two versions of a record, field by field, in the words editors know.

Works on the plain dictionaries of :func:`generator.records.reading.read`, so that a record which
does not shape is told too. Values stay as they were typed: ``changes_text`` and ``changes_markdown``
make them safe to show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from pydantic import BaseModel

from generator.editing.change import Change, How, Named
from generator.editing.describing import described, name_of, parts_that_differ
from generator.editing.list_matching import Pair, entry_label, matched, matched_lines
from generator.records.form import FormField, Holds, form_of
from generator.records.kinds import Kind
from generator.records.problem import Loc

__all__ = ["Change", "How", "Named", "changes", "renamed"]

#: What a reviewer must see first: a wrong one of these hurts someone. The rest follow the model.
_FIRST: tuple[Loc, ...] = (
    ("withdrawn",), ("held",), ("address",), ("contact", "phones"), ("contact", "texts"),
    ("contact", "whatsapp"), ("phone",), ("superseded",), ("status",), ("status_note",),
    ("closed_on",), ("try_instead",), ("places",), ("name",), ("title",), ("contact",), ("email",),
    ("website",), ("mailbox",), ("date",), ("starts",), ("ends",), ("sessions",), ("opening",),
    ("opening_note",), ("for",), ("how_to_get_help",), ("cost",), ("areas",), ("kind",),
)  # fmt: skip
_SENTENCE = 40
"""Characters from which the lines of a list are told one by one."""
_LAST = ("checked", "changed", "sources", "was", "notes_for_editors")


def changes(
    before: Mapping[str, object] | None, after: Mapping[str, object] | None, kind: Kind
) -> tuple[Change, ...]:
    """Tell what is different between two versions of one record, the most important first.

    None stands for no record: a whole record is then added, with all its fields, or removed. Values
    that mean the same as a field left out are no change. Raises nothing, whatever the versions hold.
    """
    if before is None and after is None:
        return ()
    if after is None:
        return (Change(How.REMOVED, (), name_of(before or {}), ""),)
    found = _group(before or {}, after, kind.model, (), ())
    ranked = [replace(change, rank=_rank(change.loc, kind.model)) for change in found]
    ranked.sort(key=lambda change: change.rank)
    if before is None:
        return (Change(How.ADDED, (), "", name_of(after)), *ranked)
    return tuple(ranked)


def renamed(before: str, after: str) -> Change:
    """The change of a record's id, which is its file's name, from *before* to *after*."""
    return Change(How.RENAMED, (), before, after)


def _rank(loc: Loc, model: type[BaseModel]) -> int:
    for number, start in enumerate(_FIRST):
        if loc[: len(start)] == start:
            return number
    key = str(loc[0]) if loc else ""
    if key in _LAST:
        return 1_000 + _LAST.index(key)
    keys = [field.key for field in form_of(model)]
    return len(_FIRST) + (keys.index(key) if key in keys else len(keys))


def _group(
    before: Mapping[str, object],
    after: Mapping[str, object],
    model: type[BaseModel] | None,
    where: tuple[Named, ...],
    loc: Loc,
) -> list[Change]:
    """The changes of one group of fields, in the order of the model; then of keys it does not have."""
    known = {field.key: field for field in form_of(model)} if model else {}
    found: list[Change] = []
    for key in dict.fromkeys([*known, *after, *before]):
        old, new = before.get(key), after.get(key)
        field = known.get(key)
        if old != new and not (field and _mean_the_same(old, new, field)):
            step = Named(field.title) if field else Named(key, known=False)
            found += _field(old, new, field, (*where, step), (*loc, key))
    return found


def _mean_the_same(old: object, new: object, field: FormField) -> bool:
    """True when one is left out and the other says what leaving it out means."""
    meant = {(), ""} if field.many else {field.default, None}
    if field.default or field.many:
        return all(_as_key(value) in meant or value is None for value in (old, new))
    return False


def _as_key(value: object) -> object:
    return value if isinstance(value, str) else () if value == [] else object()


def _field(
    old: object, new: object, field: FormField | None, where: tuple[Named, ...], loc: Loc
) -> list[Change]:
    model = field.group if field else None
    if isinstance(old, Mapping | None) and isinstance(new, Mapping | None):
        both = old is not None and new is not None
        if both or (field and not field.many and model and _is_wide(model)):
            return _group(old or {}, new or {}, model, where, loc)
    if _is_list(old) and _is_list(new) and not (field and _read_whole(field)):
        return _list(old or [], new or [], field, where, loc)  # type: ignore[arg-type]
    return [_whole(old, new, field, where, loc)]


def _is_list(value: object) -> bool:
    return value is None or isinstance(value, list)


@cache
def _is_wide(model: type[BaseModel]) -> bool:
    """True for a group of which each field is told by itself even when all of it is new."""
    fields = form_of(model)
    return len(fields) > 5 or any(field.many for field in fields)


def _read_whole(field: FormField) -> bool:
    """True for a list that is read as one thing: hours of the week, lines of an address."""
    return bool(field.word) or field.key in ("address", "post")


def _whole(
    old: object, new: object, field: FormField | None, where: tuple[Named, ...], loc: Loc
) -> Change:
    model = field.group if field else None
    if old is None:
        return Change(How.ADDED, where, "", described(new, model), loc)
    if new is None:
        return Change(How.REMOVED, where, described(old, model), "", loc)
    was, now = described(old, model), described(new, model)
    return Change(How.CHANGED, where, *parts_that_differ(was, now), loc)


def _list(
    old: list[object],
    new: list[object],
    field: FormField | None,
    where: tuple[Named, ...],
    loc: Loc,
) -> list[Change]:
    if all(isinstance(entry, str) for entry in (*old, *new)):
        texts = [str(entry) for entry in old], [str(entry) for entry in new]
        sentences = max(map(len, (*texts[0], *texts[1])), default=0) > _SENTENCE
        if field is not None and field.holds is Holds.LINE and sentences:
            return _lines(*texts, where, loc)
        return _words(*texts, where, loc)
    model = field.group if field else None
    pairs = matched(old, new, model)
    found: list[Change] = []
    for pair in pairs:
        found += _entry(pair, field, where, loc)
    kept = [pair for pair in pairs if pair.before is not None and pair.after is not None]
    if [pair.was_at for pair in kept] != sorted(pair.was_at for pair in kept):
        labels = [entry_label(pair.after, model) for pair in kept]
        earlier = [entry_label(pair.before, model) for pair in sorted(kept, key=lambda p: p.was_at)]
        found.append(Change(How.MOVED, where, "; ".join(earlier), "; ".join(labels), loc))
    return found


def _entry(pair: Pair, field: FormField | None, where: tuple[Named, ...], loc: Loc) -> list[Change]:
    """The changes of one entry of a list, which stands in both versions or in one."""
    if pair.before == pair.after:
        return []
    model = field.group if field else None
    place = (*loc, pair.now_at if pair.after is not None else pair.was_at)
    if isinstance(pair.before, Mapping) and isinstance(pair.after, Mapping):
        label = entry_label(pair.after, model, also=pair.before)
        here = (*where[:-1], replace(where[-1], entry=label))
        return _group(pair.before, pair.after, model, here, place)
    return [replace(_whole(pair.before, pair.after, field, where, place), loc=place)]


def _words(old: list[str], new: list[str], where: tuple[Named, ...], loc: Loc) -> list[Change]:
    """Changes of a list of short words, such as needs: what came and went, then their order."""
    was, now = dict.fromkeys(old), dict.fromkeys(new)
    gone, come = (
        [word for word in was if word not in now],
        [word for word in now if word not in was],
    )
    found = []
    if gone:
        found.append(Change(How.REMOVED, where, ", ".join(gone), "", loc))
    if come:
        found.append(Change(How.ADDED, where, "", ", ".join(come), loc))
    if [word for word in old if word in now] != [word for word in new if word in was]:
        found.append(Change(How.MOVED, where, ", ".join(old), ", ".join(new), loc))
    return found


def _lines(old: list[str], new: list[str], where: tuple[Named, ...], loc: Loc) -> list[Change]:
    """Changes of a list of sentences: each that differs beside the one it grew from."""
    found = []
    for pair in matched_lines(old, new):
        place = (*loc, pair.now_at if pair.after is not None else pair.was_at)
        found.append(_whole(pair.before, pair.after, None, where, place))
    if not found and old != new:
        found.append(Change(How.MOVED, where, "; ".join(old), "; ".join(new), loc))
    return found
