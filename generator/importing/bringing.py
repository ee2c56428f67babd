"""Bring a list into a directory: drafts that pass every check, never in the place of an editor's word.

Takes the table, the plan and the records that are there. Gives what to write and what became of each
row; :func:`write` puts it on disk. What was made is remembered in ``directory/imports/<name>.made.csv``,
so that the same list can come again: a record that nobody has touched is made anew, any other is left.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.checking.checking import record_files
from generator.checking.judging import judge
from generator.checking.likeness import likenesses
from generator.editing.record_text import record_text
from generator.editing.safe_writing import CannotWrite, write_file
from generator.importing.draft import Data, Draft, drafted, notes_of
from generator.importing.made import Entry, Made
from generator.importing.plan import ImportPlan
from generator.importing.table import Table
from generator.importing.topics import lexicon
from generator.records.catalogue import Catalogue
from generator.records.fields import slug_from
from generator.records.kinds import KINDS
from generator.records.organisation import Organisation
from generator.records.problem import Finding, Level, Loc, level_of
from generator.records.reading import parse
from generator.records.service import Service
from generator.records.shaping import shape

_SERVICE = next(kind for kind in KINDS if kind.name == "service")
_ORGANISATION = next(kind for kind in KINDS if kind.name == "organisation")
NOT_YET_KNOWN = "not-yet-known"
#: Fields that a service cannot be without.
_NEEDED = frozenset({"name", "kind", "organisation", "areas", "status", "sources", "held"})
#: Rounds of taking out what does not pass. Each takes out at least one field.
_ROUNDS = 8
_LONGEST_NAME = 60


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


@dataclass
class _Candidate:
    draft: Draft
    path: str
    text: str = ""
    record: Service | None = None
    refused: str = ""
    barred: bool = False


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
    organisations = _organisations(drafts, plan, catalogue)
    candidates = _candidates(root, drafts, plan, catalogue, made)
    _fit(candidates, catalogue, organisations, file, today)
    doubles = _doubles(candidates, catalogue, organisations)
    used: set[str] = set()
    for candidate in candidates:
        outcome = _settle(root, candidate, doubles, brought)
        brought.outcomes.append(outcome)
        if outcome.what in ("made", "updated") and candidate.record:
            used.add(candidate.record.organisation)
    for organisation in organisations.values():
        if organisation.id in used:
            brought.files[organisation.path] = _organisation_text(organisation, plan)
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


# ---------------------------------------------------------------------------------- organisations


def _organisations(
    drafts: Iterable[Draft], plan: ImportPlan, catalogue: Catalogue
) -> dict[str, Organisation]:
    """Say who runs each draft, and give the organisations that are not there yet, by id."""
    known = {
        slug: organisation.id
        for organisation in catalogue.organisations.values()
        for name in (organisation.name, *organisation.also_called)
        if (slug := _slug(name))
    }
    new: dict[str, Organisation] = {}
    for draft in drafts:
        name = draft.organisation or draft.name
        id_ = known.get(_slug(name))
        if id_ is None and draft.organisation and _slug(name):
            id_ = known[_slug(name)] = _free(_slug(name), {*catalogue.organisations, *new})
            new[id_] = _organisation(id_, draft.organisation, plan, catalogue)
        elif id_ is None:
            id_ = NOT_YET_KNOWN
            if id_ not in catalogue.organisations:
                new[id_] = _organisation(id_, "Not yet known", plan, catalogue)
            draft.kept.append("Who runs it: not told by the list.")
        draft.data["organisation"] = id_
    return new


def _organisation(id_: str, name: str, plan: ImportPlan, catalogue: Catalogue) -> Organisation:
    kinds = catalogue.terms.get("organisation-kinds", {"not-stated": None})
    return Organisation.model_validate(
        {
            "id": id_,
            "path": f"directory/organisations/{id_}.yml",
            "name": name,
            "kind": "not-stated" if "not-stated" in kinds else next(iter(kinds)),
            "does": "Stands in until an editor finds out who runs a service."
            if id_ == NOT_YET_KNOWN
            else "Named in an imported list; what it does has not been looked up.",
            "sources": [{"url": plan.url, "publisher": plan.publisher, "says": "Its name."}],
            "held": "Made by an import. Not yet read by an editor.",
        }
    )


def _organisation_text(organisation: Organisation, plan: ImportPlan) -> str:
    says = "Which services are listed." if organisation.id == NOT_YET_KNOWN else "Its name."
    return record_text(
        _ORGANISATION,
        {
            "name": organisation.name,
            "kind": organisation.kind,
            "does": organisation.does,
            "sources": [{"url": plan.url, "publisher": plan.publisher, "says": says}],
            "held": organisation.held or "",
        },
    )


def _slug(text: str) -> str:
    return slug_from(text, _LONGEST_NAME)


def _free(slug: str, taken: Collection[str]) -> str:
    """*slug*, or it with the first number that makes it new."""
    id_, number = slug, 2
    while id_ in taken:
        id_, number = f"{slug}-{number}", number + 1
    return id_


# -------------------------------------------------------------------------------------- candidates


def _candidates(
    root: Path, drafts: Sequence[Draft], plan: ImportPlan, catalogue: Catalogue, made: Made
) -> list[_Candidate]:
    """Give each draft its areas and its file: the one it had before, or a new name."""
    paths = (*record_files(root), *(entry.path for entry in made.entries.values()))
    taken = {Path(path).stem for path in paths if path.startswith(_SERVICE.folder)}
    named = Counter(_slug(draft.name) for draft in drafts)
    found = []
    for draft in drafts:
        draft.data["areas"] = [_area(draft, plan, catalogue)]
        if draft.key in made.entries:
            path = made.entries[draft.key].path
        else:
            slug = _slug(draft.name) or "service"
            if named[_slug(draft.name)] > 1 and draft.row_postcode and not draft.hides:
                slug = f"{slug}-{draft.row_postcode.split()[0].lower()}"
            id_ = _free(slug, taken)
            taken.add(id_)
            path = f"{_SERVICE.folder}/{plan.area}/{id_}.yml"
        found.append(_Candidate(draft, path))
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


# ------------------------------------------------------------------------------- fields that do not pass


def _fit(
    candidates: Sequence[_Candidate],
    catalogue: Catalogue,
    organisations: Mapping[str, Organisation],
    file: str,
    today: date,
) -> None:
    """Take out of each candidate what does not pass the checks, and keep it in notes, until all pass."""
    for _ in range(_ROUNDS):
        found: dict[str, list[Finding]] = {}
        for candidate in candidates:
            if not candidate.refused:
                found[candidate.path] = _shaped(candidate, file)
        world = _with(catalogue, candidates, organisations)
        for finding in judge(world, today):
            if finding.path in found and _blocks(finding):
                found[finding.path].append(finding)
        if not any(found.values()):
            return
        for candidate in candidates:
            for finding in found.get(candidate.path, ()):
                _take_out(candidate, finding)
    for candidate in candidates:
        if found.get(candidate.path):
            candidate.refused = found[candidate.path][0].sentence


def _blocks(finding: Finding) -> bool:
    return (finding.level or level_of(finding.code)) is not Level.CHECK


def _shaped(candidate: _Candidate, file: str) -> list[Finding]:
    """Write the candidate, read it again, and give what is wrong with it."""
    data = {**candidate.draft.data, "notes_for_editors": notes_of(candidate.draft, file)}
    candidate.text = record_text(_SERVICE, data)
    document, problems = parse(candidate.path, candidate.text)
    if document is None or any(problem.blocks for problem in problems):
        candidate.refused = problems[0].sentence if problems else "It cannot be written."
        return []
    record, findings = shape(document, _SERVICE)
    candidate.record = record if isinstance(record, Service) else None
    return [finding for finding in findings if _blocks(finding)]


def _take_out(candidate: _Candidate, finding: Finding) -> None:
    """Move the value that does not pass to the notes; one that could hurt is left out."""
    data, key = candidate.draft.data, str(finding.loc[0]) if finding.loc else ""
    if finding.code == "came-back":
        candidate.refused, candidate.barred = finding.sentence, True
        return
    hurts = (finding.level or level_of(finding.code)) is Level.STOP
    if key == "summary":
        candidate.draft.remarks.append("summary kept in notes: it did not pass the checks")
        if not hurts:
            candidate.draft.kept.append(f"Summary: {data['summary']}")
        data["summary"] = "Imported. Not yet described."
        return
    if key in _NEEDED or key not in data:
        candidate.refused = candidate.refused or finding.sentence
        return
    taken = _removed(data, finding.loc)
    if taken is None:
        return
    words = (
        "left out: it must not be published"
        if hurts
        else "kept in notes: it did not pass the checks"
    )
    candidate.draft.remarks.append(f"{key} {words}")
    if not hurts:
        told = taken if isinstance(taken, str) else json.dumps(taken, ensure_ascii=False)
        candidate.draft.kept.append(f"{key}: {told}")


def _removed(data: Data, loc: Loc) -> object | None:
    """Remove the value at *loc*, or the field of the contact that holds it. Gives what was taken."""
    key = str(loc[0])
    group = data[key]
    if key == "contact" and isinstance(group, dict) and len(loc) > 1 and loc[1] in group:
        taken: object = group.pop(str(loc[1]))
        if not group:
            del data[key]
        return taken
    return data.pop(key)


def _with(
    catalogue: Catalogue,
    candidates: Iterable[_Candidate],
    organisations: Mapping[str, Organisation],
) -> Catalogue:
    """The directory as it would be with all *candidates*."""
    services = {c.record.id: c.record for c in candidates if c.record and not c.refused}
    return replace(
        catalogue,
        services={**catalogue.services, **services},
        organisations={**catalogue.organisations, **organisations},
    )


# ---------------------------------------------------------------------------------------- outcomes


def _doubles(
    candidates: Sequence[_Candidate],
    catalogue: Catalogue,
    organisations: Mapping[str, Organisation],
) -> dict[str, list[str]]:
    """For each candidate's path, the records already there that may be the same service."""
    mine = {candidate.path for candidate in candidates}
    found: dict[str, list[str]] = {}
    for pair in likenesses(_with(catalogue, candidates, organisations)):
        for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
            if one.path in mine and other.path not in mine:
                found.setdefault(one.path, []).append(other.path)
    return found


def _settle(
    root: Path, candidate: _Candidate, doubles: Mapping[str, list[str]], brought: Brought
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


def _gone(candidates: Sequence[_Candidate], made: Made, brought: Brought) -> None:
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
