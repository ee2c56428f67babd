"""Who runs the services of a list: organisations that are there, or new ones that an editor must look up."""

from __future__ import annotations

from collections.abc import Iterable

from generator.editing.record_text import record_text
from generator.importing.draft import Draft
from generator.importing.naming import free_id, short_id
from generator.importing.plan import ImportPlan
from generator.records.catalogue import Catalogue
from generator.records.kinds import KINDS
from generator.records.organisation import Organisation

_ORGANISATION = next(kind for kind in KINDS if kind.name == "organisation")
NOT_YET_KNOWN = "not-yet-known"


def organisations_of(
    drafts: Iterable[Draft], plan: ImportPlan, catalogue: Catalogue
) -> dict[str, Organisation]:
    """Say who runs each draft, and give the organisations that are not there yet, by id."""
    known = {
        slug: organisation.id
        for organisation in catalogue.organisations.values()
        for name in (organisation.name, *organisation.also_called)
        if (slug := short_id(name))
    }
    new: dict[str, Organisation] = {}
    for draft in drafts:
        name = draft.organisation or draft.name
        id_ = known.get(short_id(name))
        if id_ is None and draft.organisation and short_id(name):
            id_ = known[short_id(name)] = free_id(short_id(name), {*catalogue.organisations, *new})
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


def organisation_text(organisation: Organisation, plan: ImportPlan) -> str:
    """The text of the file of a new organisation."""
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
