"""What an issue form asks: questions made from the models, with the place of each answer in a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.form import FormField, Holds, form_of
from generator.records.parts import Record
from generator.records.problem import Loc


class Asks(StrEnum):
    """How GitHub asks for an answer."""

    INPUT = "input"
    TEXTAREA = "textarea"
    DROPDOWN = "dropdown"
    CHECKBOXES = "checkboxes"


class Does(StrEnum):
    """What becomes of an issue made with a form."""

    ADD = "add"
    CHANGE = "change"
    STILL_RIGHT = "still right"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. *loc* is where its answer stands in a record of *model*, () for nowhere.

    *target* is the list its choices come from ('area' for the sites); *options* are fixed choices.
    *typed* is for a field to which one writes exact values: GitHub then shows them as code.
    """

    id: str
    label: str
    asks: Asks
    help: str = ""
    required: bool = False
    example: str = ""
    loc: Loc = ()
    holds: Holds = Holds.LINE
    target: str = ""
    many: bool = False
    options: tuple[str, ...] = ()
    model: type[Record] | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class IssueForm:
    """One form. *model* is the kind of record that it adds, None when an id in the issue says which."""

    file: str
    name: str
    about: str
    does: Does
    intro: str
    questions: tuple[Question, ...]
    model: type[Record] | None = None

    def question(self, id_: str) -> Question:
        """The question *id_*. Raises KeyError when the form has none."""
        return {question.id: question for question in self.questions}[id_]


def _field(model: type[Record], loc: Loc) -> FormField:
    """The form's field at *loc* in *model*, positions left aside. Raises KeyError for none."""
    fields = form_of(model)
    found = None
    for step in (step for step in loc if isinstance(step, str)):
        found = {field.key: field for field in fields}[step]
        fields = form_of(found.group) if found.group else ()
    if found is None:
        raise KeyError(loc)
    return found


def _asks_for(field: FormField) -> Asks:
    if field.holds is Holds.PROSE or (field.many and field.holds is Holds.LINE):
        return Asks.TEXTAREA
    chosen = field.holds is Holds.REFERENCE and field.target not in ("organisation", "service")
    return Asks.DROPDOWN if chosen or field.choices else Asks.INPUT


def asked(
    model: type[Record],
    id_: str,
    *loc: str | int,
    label: str = "",
    help_: str = "",
    required: bool = False,
    example: str = "",
) -> Question:
    """The question for the field at *loc* of *model*, in the model's own words unless others are given."""
    field = _field(model, loc)
    return Question(
        id_,
        label or field.title,
        _asks_for(field),
        help_ or field.help,
        required,
        example,
        loc,
        field.holds,
        field.target,
        field.many,
        field.choices,
        model,
    )


def choices(question: Question, catalogue: Catalogue) -> Mapping[str, str]:
    """The options of a dropdown as GitHub shows them, each with the word that stands for it in a record."""
    if question.target == "area":
        areas = [*catalogue.sites]
        if EVERYWHERE in catalogue.areas:
            areas.append(catalogue.areas[EVERYWHERE])
        return {area.name: area.id for area in areas}
    if question.target:
        terms = catalogue.terms.get(question.target, {}).values()
        return {term.label: term.id for term in terms if not term.past}
    return {option: option for option in question.options}
