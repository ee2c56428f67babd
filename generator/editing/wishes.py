"""Set and take away fields of a record's plain data, as an issue wishes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import deepcopy

from generator.editing.outside_text import as_code, has_email
from generator.editing.requested_changes import Value, Wish
from generator.records.form import Holds
from generator.records.problem import Loc


def with_wishes(
    before: Mapping[str, object], wishes: Collection[Wish]
) -> tuple[dict[str, object], list[str]]:
    """*before* with each wish fulfilled, and a sentence for each that was not.

    What is taken away goes last and from the end, so that positions in lists stay as they were meant.
    """
    after = deepcopy(dict(before))
    left_out: list[str] = []
    seen: dict[Loc, Value] = {}
    for wish in wishes:
        if wish.loc in seen and seen[wish.loc] != wish.value:
            left_out.append(f"{as_code(typed_path(wish.loc))}: A second value was given for it.")
        elif wish.value is not None and _is_private(wish):
            left_out.append(
                f"{as_code(typed_path(wish.loc))}: It has an e-mail address, which may be one person's."
            )
        elif wish.value is not None:
            tried = deepcopy(after)
            if reason := put(tried, wish.loc, wish.value):
                left_out.append(f"{as_code(typed_path(wish.loc))}: {reason}")
            else:
                after = tried
        seen.setdefault(wish.loc, wish.value)
    gone = sorted((loc for loc, value in seen.items() if value is None), key=_order, reverse=True)
    left_out += [
        f"{as_code(typed_path(loc))}: {reason}" for loc in gone if (reason := take_out(after, loc))
    ]
    return after, left_out


def _order(loc: Loc) -> tuple[tuple[bool, int, str], ...]:
    return tuple(
        (isinstance(step, int), step if isinstance(step, int) else 0, str(step)) for step in loc
    )


def _is_private(wish: Wish) -> bool:
    texts = wish.value if isinstance(wish.value, list) else [wish.value or ""]
    return wish.holds in (Holds.LINE, Holds.PROSE) and any(map(has_email, texts))


def typed_path(loc: Loc) -> str:
    """*loc* as the issue's syntax has it: positions counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)


def put(data: dict[str, object], loc: Loc, value: Value) -> str:
    """Set *value* at *loc* in plain *data*, with the groups it needs; '' when done, else why not.

    When it is not done, *data* may hold a part of it.
    """
    here: object = data
    for step, after in zip(loc, (*loc[1:], None), strict=True):
        new: object = deepcopy(value) if after is None else ([] if isinstance(after, int) else {})
        if isinstance(step, int):
            if not isinstance(here, list) or step > len(here):
                entries = len(here) if isinstance(here, list) else 0
                return f"There are {entries} entries, so the next is number {entries + 1}."
            if after is None and step < len(here):
                here[step] = new
            elif step == len(here):
                here.append(new)
            here = here[step]
        else:
            if not isinstance(here, dict):
                return "This part of the record is written in another form. Change it by hand."
            if after is None or step not in here:
                here[step] = new
            here = here[step]
    return ""


def take_out(data: dict[str, object], loc: Loc) -> str:
    """Take away what stands at *loc*, and what is empty without it; '' when done, else why not."""
    way: list[object] = [data]
    try:
        for step in loc[:-1]:
            way.append(way[-1][step])  # type: ignore[index]
        del way[-1][loc[-1]]  # type: ignore[attr-defined]
    except (KeyError, IndexError, TypeError):
        return "There is nothing to take away."
    for holder, step, left in reversed(list(zip(way, loc, way[1:], strict=False))):
        if left in ({}, []):
            del holder[step]  # type: ignore[attr-defined]
    return ""
