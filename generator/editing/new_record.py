"""What ``signpost new`` asks, what an answer may be, and the record that comes of the answers.

An answer is held against the very models and lists that ``check`` uses, so that the same fault has
the same words. Nothing here knows a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from generator.checking.gathering import known_ids, unknown_reference, with_known_ids
from generator.checking.references import Reference
from generator.editing.canonical import Typed
from generator.editing.record_text import put_at, record_text
from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.fields import SLUG, Slug, slug_from
from generator.records.form import FormField, Holds, form_of
from generator.records.kinds import KINDS, Kind
from generator.records.named_terms import ABUSE_NEEDS, NATIONAL_KINDS
from generator.records.problem import Loc
from generator.records.reading import Document
from generator.records.shaping import shape


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask. *key* is its short name for ``--answer``; *loc* is where the answer belongs.

    *after* is the key of a question without whose answer this one is not asked. *help* is said in place
    of the field's own words.
    """

    key: str
    loc: Loc
    default: str = ""
    after: str = ""
    help: str = ""


_SOURCE = (
    Question(
        "source",
        ("sources", 0, "url"),
        help="The web page where you read it. You have only a leaflet, or called them? Give the organisation's own page for what it does say, and write the rest under notes_for_editors.",
    ),
    Question("publisher", ("sources", 0, "publisher")),
    Question("says", ("sources", 0, "says")),
)
#: What is asked for each kind of record that can be begun by hand, in this order.
QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "service": (
        Question("name", ("name",)),
        Question("organisation", ("organisation",)),
        Question("areas", ("areas",)),
        Question("kind", ("kind",)),
        Question("needs", ("needs",)),
        Question("summary", ("summary",)),
        Question("status", ("status",), "open"),
        Question("routes", ("how_to_get_help", "routes")),
        Question("how", ("how_to_get_help", "how")),
        Question("phone", ("contact", "phones", 0, "number")),
        Question("hours", ("contact", "phones", 0, "hours"), after="phone"),
        Question("own", ("contact", "phones", 0, "own"), after="phone"),
        Question("email", ("contact", "email")),
        Question("website", ("contact", "website")),
        Question("cost", ("cost",)),
        *_SOURCE,
    ),
    "organisation": (
        Question("name", ("name",)),
        Question("kind", ("kind",), "not-stated"),
        Question("does", ("does",)),
        Question("areas", ("areas",)),
        Question("website", ("website",)),
        Question("phone", ("phone",)),
        *_SOURCE,
    ),
    "practice": (
        Question("title", ("title",)),
        Question("strapline", ("strapline",)),
        Question("submitted_by", ("submitted_by",)),
        Question("areas", ("areas",)),
        Question("needs", ("needs",)),
        Question("practice_stage", ("practice_stage",)),
        Question("review_level", ("review_level",)),
        Question("written", ("written", "on")),
        Question("what", ("at_a_glance", "what")),
        *_SOURCE,
    ),
    "area": (
        Question("name", ("name",)),
        Question("kind", ("kind",)),
        Question("parent", ("parent",)),
        Question("codes", ("codes",)),
        Question("towns", ("towns",)),
        *_SOURCE,
    ),
}


def kind_named(name: str) -> Kind:
    """The kind of record called *name*."""
    return next(kind for kind in KINDS if kind.name == name)


def field_of(kind: Kind, question: Question) -> FormField:
    """The field that *question* asks for."""
    model, found = kind.model, None
    for step in question.loc:
        if isinstance(step, str):
            found = next(field for field in form_of(model) if field.key == step)
            model = found.group or model  # type: ignore[assignment]
    assert found is not None, "a question asks for a field"
    return found


def is_required(kind: Kind, question: Question) -> bool:
    """True when a record cannot do without the answer: every group on the way must be needed too."""
    here = [step for step in question.loc if isinstance(step, str)]
    outer = next(field for field in form_of(kind.model) if field.key == here[0])
    return outer.required and field_of(kind, question).required


def title_of(kind: Kind, question: Question) -> str:
    """The words with which to ask: the field, after the group it stands in."""
    field = field_of(kind, question)
    outer = next(each for each in form_of(kind.model) if each.key == question.loc[0])
    title = field.title if outer.key == field.key else f"{outer.title}: {field.title}"
    return title if is_required(kind, question) else f"{title} (if known)"


def value_of(kind: Kind, question: Question, answer: str) -> Typed:
    """*answer* as it stands in the record: a list for a field that holds several, parted by commas."""
    text = answer.strip()
    if not field_of(kind, question).many:
        return text
    return [part for each in text.split(",") if (part := each.strip())]


def fault_of(kind: Kind, catalogue: Catalogue, question: Question, answer: str) -> str:
    """What is wrong with *answer*, in the words of the check and with the correction; '' when nothing is."""
    value = value_of(kind, question, answer)
    data: dict[str, Typed] = {}
    if value:
        put_at(data, question.loc, value)
    path = path_of(kind, "new", "a-new-one")
    _, findings = shape(Document(path, dict(data)), kind)
    if not value:
        if not is_required(kind, question):
            return ""
        wanted = "Give the web page where you read it." if question.key == "source" else ""
        return " ".join(filter(None, ("This is needed.", wanted or field_of(kind, question).help)))
    loc = question.loc
    mine = [f for f in findings if f.loc[: len(loc)] == loc and f.code != "missing-field"]
    mine = list(with_known_ids(catalogue, mine))
    if not mine or (mine[0].code == "id-form" and not mine[0].write):  # no id, nor near one
        mine = [*_unknown(kind, catalogue, question, value, path), *mine]
    if not mine:
        return ""
    write = f" Write: {mine[0].write}" if mine[0].write else ""
    return f"{mine[0].sentence}{write}"


def _unknown(
    kind: Kind, catalogue: Catalogue, question: Question, value: Typed, path: str
) -> Iterator:  # type: ignore[type-arg]
    field = field_of(kind, question)
    target = "life-point" if field.holds is Holds.POINT else field.target
    if not target:
        return
    for id_ in value if isinstance(value, list) else [value]:
        assert isinstance(id_, str), "an answer is text"
        if found := unknown_reference(catalogue, path, Reference(question.loc, target, id_)):
            yield found


def begins(kind: Kind, question: Question) -> bool:
    """True when the answer is one organisation, which may not be there yet."""
    field = field_of(kind, question)
    return field.target == "organisation" and not field.many


def name_to_begin(kind: Kind, question: Question, answer: str) -> str:
    """The name of the organisation that *answer*, 'new Harbour Friends', asks to begin; '' when it asks for none."""
    word, _, name = answer.strip().partition(" ")
    return name.strip() if begins(kind, question) and word.lower() == "new" else ""


def new_name_fault(catalogue: Catalogue, name: str) -> str:
    """Why no organisation called *name* can be begun; '' when one can."""
    for known in catalogue.organisations.values():
        if slug_from(name) in {slug_from(each) for each in (known.name, *known.also_called)}:
            return f"It is there already: {known.id}."
    kind = kind_named("organisation")
    return fault_of(kind, catalogue, QUESTIONS[kind.name][0], name)


def suggestions(kind: Kind, catalogue: Catalogue, question: Question) -> dict[str, tuple[str, ...]]:
    """The ids that may be answered, each with the words by which people know it. Empty for free text."""
    field = field_of(kind, question)
    if field.holds is Holds.CHOICE:
        return dict.fromkeys(field.choices, ())
    if field.holds is Holds.YES_NO:
        return {"yes": (), "no": ()}
    if field.holds is not Holds.REFERENCE:
        return {}
    return {
        id_: tuple(
            word
            for word in (
                getattr(entry, "label", "") or getattr(entry, "name", ""),
                *getattr(entry, "say", ()),
                *getattr(entry, "also_called", ()),
            )
            if word
        )
        for id_, entry in known_ids(catalogue, field.target).items()
    }


_FOR = "for: {from: pregnancy, until: 24 months old}"
_PLACES = 'places:\n  - {name: …, address: ["…"], postcode: "…"}'
_OPENING = 'opening:\n  - {days: [mon, wed], from: "09:30", to: "12:00"}'
_SESSIONS = 'sessions:\n  - {name: …, day: tue, from: "10:00", to: "11:30"}'


def not_asked(kind: Kind, answers: Mapping[str, str]) -> str:
    """Lines to copy for what people want to know and no question asks. No place where the first need is abuse."""
    if kind.name != "service":
        return ""
    first = answers.get("needs", "").split(",")[0].strip()
    return "\n".join((_FOR, *(() if first in ABUSE_NEEDS else (_PLACES,)), _OPENING, _SESSIONS))


# ------------------------------------------------------------------------------------ the file


def data_of(kind: Kind, answers: Mapping[str, str]) -> dict[str, Typed]:
    """The record that *answers*, by the keys of their questions, make."""
    data: dict[str, Typed] = {}
    for question in QUESTIONS[kind.name]:
        value = value_of(kind, question, answers.get(question.key, ""))
        if value and (not question.after or answers.get(question.after, "").strip()):
            put_at(data, question.loc, value)
    return data


def text_of(kind: Kind, answers: Mapping[str, str]) -> str:
    """The text of the record that *answers* make."""
    return record_text(kind, data_of(kind, answers))


def proposed_id(kind: Kind, catalogue: Catalogue, answers: Mapping[str, str]) -> str:
    """An id for the new record that no other of its kind has: of its name, then of its name and area."""
    made = slug_from(answers.get("name") or answers.get("title") or "")
    area = slug_from(answers.get("areas", "").split(",")[0])
    tried = [made, f"{made}-{area}", *(f"{made}-{number}" for number in range(2, 99))]
    return next((each for each in tried if not id_fault(kind, catalogue, each)), "")


def id_fault(kind: Kind, catalogue: Catalogue, id_: str) -> str:
    """Why *id_* cannot be the name of a new record's file; '' when it can."""
    try:
        TypeAdapter(Slug).validate_python(id_)
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        write = f" Write: {context['write']}" if context.get("write") else ""
        return f"{context.get('sentence', '')}{write}"
    for record in catalogue.standing():
        if isinstance(record, kind.model) and id_ in (record.id, *record.was):
            return f"{record.path} has that name, or had it. Choose another."
    return ""


def folders(root: Path, kind: Kind) -> list[str]:
    """The folders for records of a nested *kind* that are there, sorted."""
    top = root / kind.folder
    return sorted(each.name for each in top.iterdir() if each.is_dir()) if top.is_dir() else []


def proposed_folder(root: Path, kind: Kind, catalogue: Catalogue, areas: str) -> str:
    """The folder in which people will look for a record that serves *areas*."""
    there = folders(root, kind)
    named = [area for each in areas.split(",") if (area := each.strip())]
    for area in named:
        known = catalogue.areas.get(area)
        if area == EVERYWHERE or (known is not None and known.kind in NATIONAL_KINDS):
            return "national"
        for near in (area, *catalogue.ancestors(area)):
            if near in there:
                return near
    sites = {site.id for site in catalogue.sites}
    below = [s for s in sites if any(area in catalogue.ancestors(s) for area in named)]
    return "national" if len(below) > 1 else next(iter([*below, *named]), "")


def folder_fault(root: Path, kind: Kind, catalogue: Catalogue, folder: str) -> str:
    """Why *folder* cannot hold the new record; '' when it can."""
    if SLUG.fullmatch(folder) and (folder in folders(root, kind) or folder in catalogue.areas):
        return ""
    return f"Write one of: {', '.join(folders(root, kind))}, or the id of an area."


def path_of(kind: Kind, folder: str, id_: str) -> str:
    """Where the new record stands, from the root."""
    return f"{kind.folder}/{folder}/{id_}.yml" if kind.nested else f"{kind.folder}/{id_}.yml"
