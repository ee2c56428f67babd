"""Changes as lines of plain text, for a terminal or an e-mail."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.editing.change import Change, How, Named
from generator.records.unseen import cut, seen


def changes_text(changes: Iterable[Change], kind: str = "record") -> str:
    """One line for each of *changes*, such as 'Phone number: 0191 498 0100 → 0191 498 0101'.

    *kind* names the record as a whole. '' when nothing changed.
    """
    return "".join(f"{in_words(change, kind)}\n" for change in changes)


def in_words(
    change: Change,
    kind: str = "record",
    value: Callable[[str], str] = cut,
    title: Callable[[str], str] = str,
) -> str:
    """The one sentence for *change*; *value* makes what editors typed safe to show, *title* our words."""
    before, after = value(change.before), value(change.after)
    place = ", ".join(_step(step, value, title) for step in _told(change.where))
    match change.how:
        case _ if not change.where:
            return _whole(change, kind, before, after)
        case How.ADDED:
            return f"Added: {place}: {after}"
        case How.REMOVED:
            return f"Removed: {place}: {before}"
        case How.MOVED:
            return f"Order changed: {place}: {before} → {after}"
        case _ if before == after:
            where = (
                "spaces" if seen(change.before) == seen(change.after) else "a part not shown here"
            )
            return f"{place}: changed in {where}: {after}"
        case _:
            return f"{place}: {before} → {after}"


def _whole(change: Change, kind: str, before: str, after: str) -> str:
    match change.how:
        case How.ADDED:
            return f"New {kind}: {after}"
        case How.REMOVED:
            return f"Removed the whole {kind}: {before}"
        case _:
            return f"Renamed the {kind}: {before} → {after}"


#: Titles that say nothing without the group around them.
_BARE = frozenset(
    {
        "As of", "From", "To", "Until", "How", "Hours", "Kind", "Name", "Note", "Label", "Source",
        "Rules", "What", "When", "Title", "Text", "Group", "Answer", "Condition", "How much",
        "How long", "Working", "Number", "Out of", "Cost", "Evidence",
    }
)  # fmt: skip


def _told(where: tuple[Named, ...]) -> list[Named]:
    """The steps worth saying: entries of lists, and one group around a title that says too little."""
    if not where:
        return []
    *around, last = where
    told = [step for step in around if step.entry or not step.known]
    if not told and around and (last.title in _BARE or not last.known):
        told = around[-1:]
    return [*told, last]


def _step(step: Named, value: Callable[[str], str], title: Callable[[str], str]) -> str:
    name = title(step.title) if step.known else value(step.title)
    return f"{name} ({value(step.entry)})" if step.entry else name
