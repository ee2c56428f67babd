"""Gather: records in, one catalogue out, with every id resolved or reported. Stage 3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any, get_origin

from pydantic import BaseModel
from rapidfuzz import fuzz, process

from generator.checking.references import Reference, named, references
from generator.records.catalogue import Catalogue
from generator.records.fields import SLUG
from generator.records.form import form_field
from generator.records.kinds import KINDS, kind_of
from generator.records.lay_words import term_meant
from generator.records.model_fields import field_at, model_inside
from generator.records.parts import Record
from generator.records.problem import Finding, Put

FEW = 12
"""So many words of a list can be read out in a sentence."""

_SHELF = {
    "area": "areas",
    "organisation": "organisations",
    "service": "services",
    "practice": "practices",
}
_WORD = {"any": "record", "practice": "practice example"}


def gather(
    records: Iterable[Record], broken: Iterable[str] = ()
) -> tuple[Catalogue, list[Finding]]:
    """Put *records* on their shelves.

    *broken* are paths of files that could not be shaped: a reference to one of them is not a fault
    of the record that refers. Gives the catalogue and what was found: duplicate ids, references to
    nothing, areas that lie inside themselves.
    """
    shelves: dict[str, dict[str, Any]] = {kind.name: {} for kind in KINDS}
    names = {kind.model: kind.name for kind in KINDS}
    findings: list[Finding] = []
    for record in sorted(records, key=lambda r: (r.id, r.path)):
        shelf = shelves[names[type(record)]]
        if record.id in shelf:
            other = shelf[record.id].path
            findings.append(
                Finding(
                    record.path,
                    (),
                    "duplicate-id",
                    f"Rename this file: {other} has the same name, and a name is used once.",
                )
            )
        else:
            shelf[record.id] = record
    catalogue = Catalogue(
        shelves["vocabulary"],
        shelves["area"],
        shelves["organisation"],
        shelves["service"],
        shelves["practice"],
        shelves["news"],
        shelves["gone"],
    )
    excused = {path.rsplit("/", 1)[-1].removesuffix(".yml") for path in broken}
    for record in catalogue.everything():
        findings += unresolved(catalogue, record, excused)
        sources = {s.id for s in getattr(record, "sources", ())}
        findings += _unknown_sources(record, sources)
    findings += _cycles(catalogue)
    return catalogue, findings


def unresolved(catalogue: Catalogue, record: Record, excused: set[str]) -> Iterator[Finding]:
    """Every reference of *record* that names nothing; *excused* are ids of files that did not read."""
    if all(_all_known(catalogue, target, ids) for target, ids in named(record).items()):
        return
    for reference in references(record):
        if reference.id in excused or reference.target in excused:  # it, or its list, did not read
            continue
        if finding := unknown_reference(catalogue, record.path, reference):
            yield finding


def _all_known(catalogue: Catalogue, target: str, ids: list[str]) -> bool:
    """True when something has each of *ids*: nearly always, so places are worked out only otherwise."""
    if target == "any":
        return all(catalogue.find(id_) for id_ in ids)
    known = known_ids(catalogue, target)
    if target == "life-point":
        return all(id_ in known or not SLUG.fullmatch(id_) for id_ in ids)
    return all(id_ in known for id_ in ids)


def unknown_reference(catalogue: Catalogue, path: str, reference: Reference) -> Finding | None:
    """The fault of *reference*, in the record at *path*, when nothing has its id; None when something has."""
    known = _known(catalogue, reference)
    if known is None or reference.id in known:
        return None
    return _unknown(path, reference, known)


def known_ids(catalogue: Catalogue, target: str) -> Mapping[str, Any]:
    """All that a reference to *target* may name, by id."""
    if target == "any":
        return {**catalogue.services, **catalogue.practices, **catalogue.organisations}
    if target in _SHELF:
        return getattr(catalogue, _SHELF[target])  # type: ignore[no-any-return]
    return catalogue.terms.get("stages" if target == "life-point" else target, {})


def _known(catalogue: Catalogue, reference: Reference) -> Mapping[str, Any] | None:
    """What *reference* may name, or None when any text will do."""
    if reference.target == "life-point" and not SLUG.fullmatch(reference.id):
        return None
    if reference.target == "any" and (found := catalogue.find(reference.id)):
        return {reference.id: found}
    return known_ids(catalogue, reference.target)


def _unknown(
    path: str, reference: Reference, known: Mapping[str, Any], likely: str = ""
) -> Finding:
    """The fault of *reference*, which names none of *known*; *likely* is the id it would be in another form."""
    meant = likely if likely in known else _meant(reference.id, known, reference.target)
    is_term = reference.target not in _SHELF and reference.target not in ("any", "life-point")
    word = _WORD.get(reference.target, reference.target)
    lead = (
        f"'{reference.id}' is not in the list of {word.replace('-', ' ')}."
        if is_term
        else f"There is no {word.replace('life-point', 'stage')} called '{reference.id}'."
    )
    if meant:
        hint = f" Did you mean '{meant}'?"
    elif is_term and len(known) <= FEW:
        hint = f" Write one of: {', '.join(known)}."
    elif is_term:
        hint = f" The list is in directory/vocabulary/{reference.target}.yml."
    elif reference.target == "organisation":
        hint = (
            f" Check its file name. If it is new, make directory/organisations/{reference.id}.yml."
        )
    else:
        hint = " Check its file name."
    return Finding(path, reference.loc, "unknown-reference", lead + hint, meant, fill=(Put("…"),))


def _meant(typed: str, known: Mapping[str, Any], target: str) -> str:
    """The id that *typed* most likely stands for: by spelling, else by the words people use."""
    words = {
        id_: tuple(
            word
            for word in (
                getattr(entry, "label", "") or getattr(entry, "name", ""),
                *getattr(entry, "say", ()),
                *getattr(entry, "also_called", ()),
                *getattr(entry, "towns", ()),
            )
            if word
        )
        for id_, entry in known.items()
    }
    return term_meant(typed, words, target)


def with_known_ids(catalogue: Catalogue, findings: Iterable[Finding]) -> Iterator[Finding]:
    """*findings*, where an id of the wrong form gets the id that was meant as its correction.

    Shaping can only make an id out of 'postnatal depression'; here it is known whether there is one.
    """
    for finding in findings:
        kind = kind_of(finding.path)
        if finding.code != "id-form" or kind is None or not finding.write:
            yield finding
            continue
        field, _ = field_at(kind.model, finding.loc)
        target = form_field(str(finding.loc[-1]), field).target if field else ""
        known = _known(catalogue, Reference(finding.loc, target, finding.write)) if target else None
        if known is None:
            yield finding
            continue
        reference = Reference(finding.loc, target, finding.typed)
        said = _unknown(finding.path, reference, known, finding.write)
        yield replace(said, code=finding.code, fill=finding.fill)


def _unknown_sources(record: Record, sources: set[str | None]) -> Iterator[Finding]:
    for loc, id_ in _cited(record, ()):
        if id_ not in sources:
            best = process.extractOne(
                id_, [s for s in sources if s], scorer=fuzz.ratio, score_cutoff=60
            )
            hint = f" Did you mean '{best[0]}'?" if best else " Give one of the sources that id."
            yield Finding(
                record.path,
                loc,
                "unknown-source",
                f"No source of this record has the id '{id_}'.{hint}",
                best[0] if best else "",
            )


def _cited(part: Any, above: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every ``source:``, every ``…_source:`` and each of ``more_sources:`` inside *part*."""
    for name, key, is_citation, many in _citing(part.__class__):
        value = getattr(part, name)
        if not value:
            continue
        if is_citation and many:
            yield from (((*above, key, number), id_) for number, id_ in enumerate(value))
        elif is_citation:
            yield (*above, key), value
        elif many:
            for number, entry in enumerate(value):
                yield from _cited(entry, (*above, key, number))
        else:
            yield from _cited(value, (*above, key))


@cache
def _citing(model: type[BaseModel]) -> tuple[tuple[str, str, bool, bool], ...]:
    """The fields of *model* that cite, or hold groups that do: name, key, whether it cites, whether it is a list."""
    found = []
    for name, field in model.model_fields.items():
        key = field.alias or name
        below = model_inside(field.annotation)
        if name == "source" or name.endswith("_source"):
            found.append((name, key, True, False))
        elif name == "more_sources":
            found.append((name, key, True, True))
        elif below is not None and _citing(below):
            found.append((name, key, False, get_origin(field.annotation) is tuple))
    return tuple(found)


def _cycles(catalogue: Catalogue) -> Iterator[Finding]:
    for area in catalogue.areas.values():
        seen = [area.id]
        here = area
        while here.parent and here.parent in catalogue.areas:
            if here.parent == area.id:
                chain = ", which lies in ".join([*seen, area.id])
                yield Finding(
                    area.path,
                    ("parent",),
                    "area-cycle",
                    f"An area cannot lie in itself: {chain}. Change one of them.",
                )
            if here.parent in seen:
                break
            here = catalogue.areas[here.parent]
            seen.append(here.id)
