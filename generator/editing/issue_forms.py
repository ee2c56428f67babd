"""The issue forms: what each asks, and where an answer stands in a record. The one list of them.

``python -m generator.issue_forms`` writes them for GitHub; :mod:`generator.editing.issue_body` reads
what GitHub makes of an answer. Labels and help come from the models. GitHub's rules: "Syntax for
GitHub's form schema" and "Common validation errors when creating issue forms" (docs.github.com).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.records.catalogue import EVERYWHERE, Catalogue
from generator.records.form import FormField, Holds, form_of
from generator.records.parts import Record, Source
from generator.records.practice import PracticeExample
from generator.records.problem import Loc
from generator.records.service import Service

APPLY_LABEL = "apply"
"""A maintainer sets this label, and the workflow makes a pull request. No form may set it."""

SUGGESTION_LABEL = "suggestion"
PUBLIC = "Everything I wrote is public information. It names no private person."
I_WORK_THERE = "I work for this service, and I looked through the whole entry"


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


def _of(
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


_SAYS = next(field for field in form_of(Source) if field.key == "says")


def _sources(*, required: bool) -> tuple[Question, ...]:
    return (
        Question(
            "source",
            "Web page where this can be read",
            Asks.INPUT,
            "Copy the address from your browser. Without a page, an editor must first find one.",
            required,
            "https://www.example.org/our-group",
        ),
        Question(
            "source-says",
            "What that page tells us",
            Asks.INPUT,
            _SAYS.help,
            required,
            "phone and hours",
        ),
    )


def _public(id_: str = "public") -> Question:
    return Question(
        id_,
        "Before you send",
        Asks.CHECKBOXES,
        "Issues can be read by everyone, for ever.",
        required=True,
        options=(PUBLIC,),
    )


_CHANGES = Question(
    "changes",
    "Exact new values",
    Asks.TEXTAREA,
    "For those who know the fields, and for the form on our pages. One field to a line: "
    "`status: closed`, or `contact.phones.1.hours: Monday to Friday, 9am to 4pm`. Leave it empty if "
    "you do not know them.",
    typed=True,
)
_WHAT_IS_WRONG = Question(
    "what-is-wrong",
    "What is wrong, in your own words",
    Asks.TEXTAREA,
    "Someone reads this. It is not copied into the entry.",
)
_NO_EMERGENCY = (
    "**This is not a place to ask for help.** In danger, call 999. Someone to talk to: Samaritans, "
    "116 123.\n\n"
    "Everyone can read what you write here. Write nothing about a person who uses a service. "
    "**Never write where a refuge is.**"
)


def _record(label: str) -> Question:
    return Question(
        "record",
        label,
        Asks.INPUT,
        "The address of its page, or the last part of that address.",
        required=True,
        example="tea-and-talk",
    )


CHANGE_SERVICE = IssueForm(
    "change-a-service.yml",
    "Change a service",
    "A number, a time or anything else about a service is wrong.",
    Does.CHANGE,
    _NO_EMERGENCY,
    (
        _record("Which service is it about?"),
        _WHAT_IS_WRONG,
        _of(
            Service, "phone", "contact", "phones", 0, "number", help_="The right number, as it is."
        ),
        _of(
            Service,
            "phone-hours",
            "contact",
            "phones",
            0,
            "hours",
            label="When that number is answered",
        ),
        _of(Service, "email", "contact", "email"),
        _of(Service, "website", "contact", "website"),
        _of(Service, "status", "status", help_="Choose nothing if it has not changed."),
        _of(Service, "opening-note", "opening_note", label="Opening hours, in words"),
        _of(Service, "how", "how_to_get_help", "how", label="How to get help"),
        _CHANGES,
        *_sources(required=False),
        _public(),
    ),
)
STILL_RIGHT = IssueForm(
    "still-right.yml",
    "This entry is still right",
    "You know the service, and its entry needs no change.",
    Does.STILL_RIGHT,
    _NO_EMERGENCY,
    (
        _record("Which entry is still right?"),
        Question(
            "how-you-know",
            "How do you know?",
            Asks.DROPDOWN,
            "Only someone who works there can say that all of it is right. Other words are welcome, "
            "and are read.",
            options=(
                I_WORK_THERE,
                "I asked them lately",
                "I used it lately",
                "I looked at its website",
            ),
        ),
    ),
)
ADD_SERVICE = IssueForm(
    "add-a-service.yml",
    "Add a service",
    "Something that helps parents is missing.",
    Does.ADD,
    f"{_NO_EMERGENCY}\n\nWrite only what the service itself says in public. Leave out what you do not know.",
    (
        _of(Service, "name", "name", label="Name of the service", required=True),
        _of(
            Service,
            "organisation",
            "organisation",
            label="Organisation that runs it",
            help_="Its name.",
            required=True,
        ),
        _of(
            Service,
            "areas",
            "areas",
            label="Areas it is for",
            help_="Where a person must live to use it.",
            required=True,
        ),
        _of(Service, "kind", "kind", required=True),
        _of(Service, "needs", "needs", help_="What it helps with."),
        _of(Service, "status", "status", help_="Whether it runs now."),
        _of(Service, "summary", "summary", required=True),
        _of(Service, "who", "for", "who"),
        _of(Service, "routes", "how_to_get_help", "routes"),
        _of(Service, "how", "how_to_get_help", "how", label="How to get help"),
        _of(Service, "phone", "contact", "phones", 0, "number", help_="Its public number."),
        _of(
            Service,
            "phone-hours",
            "contact",
            "phones",
            0,
            "hours",
            label="When that number is answered",
        ),
        _of(Service, "email", "contact", "email"),
        _of(Service, "website", "contact", "website"),
        _of(Service, "place", "places", 0, "name"),
        _of(Service, "address", "places", 0, "address", label="Address of that place"),
        _of(Service, "postcode", "places", 0, "postcode"),
        _of(Service, "opening-note", "opening_note", label="Opening hours, in words"),
        _of(Service, "cost", "cost"),
        _of(Service, "access", "access"),
        *_sources(required=True),
        _public(),
    ),
    Service,
)
CHANGE_EXAMPLE = IssueForm(
    "change-an-example.yml",
    "Change a practice example",
    "Something in a practice example is wrong, or there is news of it.",
    Does.CHANGE,
    _NO_EMERGENCY,
    (
        _record("Which practice example is it about?"),
        _WHAT_IS_WRONG,
        _CHANGES,
        *_sources(required=False),
        _public(),
    ),
)
ADD_EXAMPLE = IssueForm(
    "add-an-example.yml",
    "Suggest a practice example",
    "Something that others could learn from.",
    Does.ADD,
    f"{_NO_EMERGENCY}\n\nA few lines are enough. An editor writes the example with you.",
    (
        _of(PracticeExample, "title", "title", label="Title of the example", required=True),
        _of(PracticeExample, "strapline", "strapline", label="In one sentence", required=True),
        _of(
            PracticeExample,
            "submitted-by",
            "submitted_by",
            label="Organisation that sends it",
            help_="Its name.",
            required=True,
        ),
        _of(
            PracticeExample,
            "areas",
            "areas",
            label="Areas where it happens",
            help_="Choose all of them.",
            required=True,
        ),
        _of(PracticeExample, "needs", "needs", help_="What it helps with.", required=True),
        _of(
            PracticeExample,
            "practice-stage",
            "practice_stage",
            help_="How far it has come.",
        ),
        _of(PracticeExample, "problem", "at_a_glance", "problem"),
        _of(PracticeExample, "what", "at_a_glance", "what"),
        *_sources(required=True),
        _public(),
    ),
    PracticeExample,
)
SOMETHING_ELSE = IssueForm(
    "something-else.yml",
    "Something else",
    "A question, an idea, or a fault of the site.",
    Does.READ,
    _NO_EMERGENCY,
    (
        Question(
            "message",
            "What would you like to tell us?",
            Asks.TEXTAREA,
            "Someone reads this.",
            required=True,
        ),
        _public(),
    ),
)

ISSUE_FORMS: tuple[IssueForm, ...] = (
    CHANGE_SERVICE,
    STILL_RIGHT,
    ADD_SERVICE,
    CHANGE_EXAMPLE,
    ADD_EXAMPLE,
    SOMETHING_ELSE,
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
