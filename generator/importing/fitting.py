"""Make drafts pass the checks: what does not pass is taken out of the record, and kept in its notes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.checking.judging import judge
from generator.editing.record_text import record_text
from generator.importing.draft import Data, Draft, notes_of
from generator.records.catalogue import Catalogue
from generator.records.kinds import KINDS
from generator.records.organisation import Organisation
from generator.records.problem import Finding, Level, Loc, level_of
from generator.records.reading import parse
from generator.records.service import Service
from generator.records.shaping import shape

SERVICE = next(kind for kind in KINDS if kind.name == "service")
#: Fields that a service cannot be without.
_NEEDED = frozenset({"name", "kind", "organisation", "areas", "status", "sources", "held"})
#: Rounds of taking out what does not pass. Each takes out at least one field.
_ROUNDS = 8


@dataclass
class Candidate:
    """A draft with the *path* and the *text* of its file, and the *record* that this text makes.

    *refused* says why it cannot become a record; *barred* when it must not come back.
    """

    draft: Draft
    path: str
    text: str = ""
    record: Service | None = None
    refused: str = ""
    barred: bool = False


def fit(
    candidates: Sequence[Candidate],
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
        world = with_candidates(catalogue, candidates, organisations)
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


def _shaped(candidate: Candidate, file: str) -> list[Finding]:
    """Write the candidate, read it again, and give what is wrong with it."""
    data = {**candidate.draft.data, "notes_for_editors": notes_of(candidate.draft, file)}
    candidate.text = record_text(SERVICE, data)
    document, problems = parse(candidate.path, candidate.text)
    if document is None or any(problem.blocks for problem in problems):
        candidate.refused = problems[0].sentence if problems else "It cannot be written."
        return []
    record, findings = shape(document, SERVICE)
    candidate.record = record if isinstance(record, Service) else None
    return [finding for finding in findings if _blocks(finding)]


def _take_out(candidate: Candidate, finding: Finding) -> None:
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


def with_candidates(
    catalogue: Catalogue,
    candidates: Iterable[Candidate],
    organisations: Mapping[str, Organisation],
) -> Catalogue:
    """The directory as it would be with all *candidates*."""
    services = {c.record.id: c.record for c in candidates if c.record and not c.refused}
    return replace(
        catalogue,
        services={**catalogue.services, **services},
        organisations={**catalogue.organisations, **organisations},
    )
