"""Bring a list into a directory: drafts that pass every check, never in the place of an editor's word.

Takes the table, the plan and the records that are there. Gives what to write and what became of each
row; :func:`write` puts it on disk. What was made is remembered in ``directory/imports/<name>.made.csv``,
so that the same list can come again: a record that nobody has touched is made anew, any other is left.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.checking.checking import record_files
from generator.checking.likeness import likenesses
from generator.editing.safe_writing import CannotWrite, write_file
from generator.importing.draft import Draft, drafted
from generator.importing.fitting import SERVICE, Candidate, fit, with_candidates
from generator.importing.made import Entry, Made
from generator.importing.naming import free_id, short_id
from generator.importing.organisations import organisation_text, organisations_of
from generator.importing.plan import ImportPlan
from generator.importing.table import Table
from generator.importing.topics import lexicon
from generator.records.catalogue import Catalogue
from generator.records.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: made, updated, unchanged, left, skipped, unread or gone; and remarks."""

    row: int
    name: str
    what: str
    path: str = ""
    remarks: tuple[str, ...] = ()


@dataclass
class Brought:
    """What to write, by path, and what became of each row."""

    files: dict[str, str] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    made: Made = field(default_factory=Made)
    #: Paths of files that are there, and written anew.
    again: set[str] = field(default_factory=set)


def bring(
    root: Path,
    table: Table,
    plan: ImportPlan,
    file: str,
    catalogue: Catalogue,
    made: Made,
    today: date,
) -> Brought:
    """Work out what the rows of *table* become in the directory at *root*. Writes nothing.

    *made* is what earlier imports of this list made; *file* is its name, for the notes.
    """
    brought = Brought(made=Made(dict(made.entries)))
    brought.outcomes += [
        Outcome(row.number, "", "unread", remarks=(row.why,)) for row in table.unread
    ]
    drafts = _drafts(table, plan, catalogue, today, brought)
    organisations = organisations_of(drafts, plan, catalogue)
    candidates = _candidates(root, drafts, plan, catalogue, made)
    fit(candidates, catalogue, organisations, file, today)
    doubles = _doubles(candidates, catalogue, organisations)
    used: set[str] = set()
    for candidate in candidates:
        outcome = _settle(root, candidate, doubles, brought)
        brought.outcomes.append(outcome)
        if outcome.what in ("made", "updated") and candidate.record:
            used.add(candidate.record.organisation)
    for organisation in organisations.values():
        if organisation.id in used:
            brought.files[organisation.path] = organisation_text(organisation, plan)
    _gone(candidates, made, brought)
    brought.outcomes.sort(key=lambda outcome: (outcome.row, outcome.name))
    return brought


def _drafts(
    table: Table, plan: ImportPlan, catalogue: Catalogue, today: date, brought: Brought
) -> list[Draft]:
    words = lexicon(catalogue)
    found: dict[str, Draft] = {}
    for row in table.rows:
        draft = drafted(row, plan, words, today)
        if draft is None:
            brought.outcomes.append(Outcome(row.number, "", "unread", remarks=("It has no name.",)))
        elif draft.key in found:
            why = f"the same name and postcode as row {found[draft.key].row.number}"
            brought.outcomes.append(Outcome(row.number, draft.name, "skipped", remarks=(why,)))
        else:
            found[draft.key] = draft
    return list(found.values())


# -------------------------------------------------------------------------------------- candidates


def _candidates(
    root: Path, drafts: Sequence[Draft], plan: ImportPlan, catalogue: Catalogue, made: Made
) -> list[Candidate]:
    """Give each draft its areas and its file: the one it had before, or a new name."""
    paths = (*record_files(root), *(entry.path for entry in made.entries.values()))
    taken = {Path(path).stem for path in paths if path.startswith(SERVICE.folder)}
    named = Counter(short_id(draft.name) for draft in drafts)
    found = []
    for draft in drafts:
        draft.data["areas"] = [_area(draft, plan, catalogue)]
        if draft.key in made.entries:
            path = made.entries[draft.key].path
        else:
            slug = short_id(draft.name) or "service"
            if named[short_id(draft.name)] > 1 and draft.row_postcode and not draft.hides:
                slug = f"{slug}-{draft.row_postcode.split()[0].lower()}"
            id_ = free_id(slug, taken)
            taken.add(id_)
            path = f"{SERVICE.folder}/{plan.area}/{id_}.yml"
        found.append(Candidate(draft, path))
    return found


def _area(draft: Draft, plan: ImportPlan, catalogue: Catalogue) -> str:
    """The area whose council the row names, if it lies in that of the plan; else the plan's."""
    for area in catalogue.areas.values():
        if area.codes == (draft.area_code,) and plan.area in (
            area.id,
            *catalogue.ancestors(area.id),
        ):
            return area.id
    return plan.area


# ---------------------------------------------------------------------------------------- outcomes


def _doubles(
    candidates: Sequence[Candidate],
    catalogue: Catalogue,
    organisations: Mapping[str, Organisation],
) -> dict[str, list[str]]:
    """For each candidate's path, the records already there that may be the same service."""
    mine = {candidate.path for candidate in candidates}
    found: dict[str, list[str]] = {}
    for pair in likenesses(with_candidates(catalogue, candidates, organisations)):
        for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            if one.path in mine and other.path not in mine:
                found.setdefault(one.path, []).append(other.path)
    return found


def _settle(
    root: Path, candidate: Candidate, doubles: Mapping[str, list[str]], brought: Brought
) -> Outcome:
    """Decide what becomes of one candidate, and put its text among the files to write."""
    draft, path = candidate.draft, candidate.path
    remarks = tuple(dict.fromkeys(draft.remarks))

    def outcome(what: str, *more: str) -> Outcome:
        return Outcome(draft.row.number, draft.name, what, path, (*more, *remarks))

    if candidate.refused or candidate.record is None:
        return outcome(
            "skipped" if candidate.barred else "unread",
            candidate.refused or "It does not pass the checks.",
        )
    says = _digest(
        json.dumps({**draft.data, "held": "", "sources": "", "kept": draft.kept}, sort_keys=True)
    )
    entry = brought.made.entries.get(draft.key)
    what, *why = _becomes(root / path, entry, says, doubles.get(path, []))
    if what == "updated":
        brought.again.add(path)
    if what in ("made", "updated"):
        brought.files[path] = candidate.text
        brought.made.remember(draft.key, path, _digest(candidate.text), says)
    elif entry is not None:
        brought.made.remember(draft.key, path, entry.file, says)
    return outcome(what, *why)


def _becomes(there: Path, entry: Entry | None, says: str, doubles: list[str]) -> tuple[str, ...]:
    """What becomes of a row whose record is, or was, in the file *there*; and why. An editor's word stays."""
    if entry is None:
        return ("skipped", f"may be the same as {', '.join(doubles)}") if doubles else ("made",)
    if not there.exists():
        return "left", "an editor moved or deleted its file"
    if entry.says == says:
        return ("unchanged",)
    if _digest(there.read_bytes().replace(b"\r\n", b"\n")) == entry.file:
        return ("updated",)
    return "left", "an editor has changed its file, and the list says something new: compare them"


def _gone(candidates: Sequence[Candidate], made: Made, brought: Brought) -> None:
    """Say which records were made from rows that the list no longer has. They are left."""
    keys = {candidate.draft.key for candidate in candidates}
    for key, entry in made.entries.items():
        if key not in keys:
            brought.outcomes.append(
                Outcome(0, key.partition("|")[0], "gone", entry.path, ("no longer in the list",))
            )


def _digest(text: str | bytes) -> str:
    raw = text.encode() if isinstance(text, str) else text
    return hashlib.sha256(raw).hexdigest()[:16]


def write(root: Path, brought: Brought) -> list[str]:
    """Write every file of *brought* below *root*, and give in words which could not be written.

    What could not be written is forgotten, so that the next import tries again.
    """
    refused = []
    for path, text in brought.files.items():
        before = (root / path).read_bytes() if path in brought.again else None
        try:
            write_file(root, path, before, text.encode())
        except CannotWrite as reason:
            refused.append(str(reason))
            brought.made.forget(path)
    return refused
