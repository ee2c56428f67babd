"""The issue forms: what each is for and what it asks. The one list of them.

``python -m generator.issue_forms`` writes them for GitHub; :mod:`generator.editing.issue_body` reads
what GitHub makes of an answer. Labels and help come from the models. GitHub's rules: "Syntax for
GitHub's form schema" and "Common validation errors when creating issue forms" (docs.github.com).
"""

from __future__ import annotations

from generator.editing.issue_questions import Asks, Does, IssueForm, Question, asked
from generator.records.form import form_of
from generator.records.parts import Source
from generator.records.practice import PracticeExample
from generator.records.service import Service

APPLY_LABEL = "apply"
"""A maintainer sets this label, and the workflow makes a pull request. No form may set it."""

SUGGESTION_LABEL = "suggestion"
PUBLIC = "Everything I wrote is public information. It names no private person."
I_WORK_THERE = "I work for this service, and I looked through the whole entry"


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


_PUBLIC = Question(
    "public",
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


def _contact(number_help: str) -> tuple[Question, ...]:
    """Number, hours, mailbox and website of a service."""
    phone = ("contact", "phones", 0)
    hours = "When that number is answered"
    return (
        asked(Service, "phone", *phone, "number", help_=number_help),
        asked(Service, "phone-hours", *phone, "hours", label=hours),
        asked(Service, "email", "contact", "email"),
        asked(Service, "website", "contact", "website"),
    )


_OPENING = asked(Service, "opening-note", "opening_note", label="Opening hours, in words")
_HOW = asked(Service, "how", "how_to_get_help", "how", label="How to get help")

CHANGE_SERVICE = IssueForm(
    "change-a-service.yml",
    "Change a service",
    "A number, a time or anything else about a service is wrong.",
    Does.CHANGE,
    _NO_EMERGENCY,
    (
        _record("Which service is it about?"),
        _WHAT_IS_WRONG,
        *_contact("The right number, as it is."),
        asked(Service, "status", "status", help_="Choose nothing if it has not changed."),
        _OPENING,
        _HOW,
        _CHANGES,
        *_sources(required=False),
        _PUBLIC,
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
        asked(Service, "name", "name", label="Name of the service", required=True),
        asked(
            Service,
            "organisation",
            "organisation",
            label="Organisation that runs it",
            help_="Its name.",
            required=True,
        ),
        asked(
            Service,
            "areas",
            "areas",
            label="Areas it is for",
            help_="Where a person must live to use it.",
            required=True,
        ),
        asked(Service, "kind", "kind", required=True),
        asked(Service, "needs", "needs", help_="What it helps with."),
        asked(Service, "status", "status", help_="Whether it runs now."),
        asked(Service, "summary", "summary", required=True),
        asked(Service, "who", "for", "who"),
        asked(Service, "routes", "how_to_get_help", "routes"),
        _HOW,
        *_contact("Its public number."),
        asked(Service, "place", "places", 0, "name"),
        asked(Service, "address", "places", 0, "address", label="Address of that place"),
        asked(Service, "postcode", "places", 0, "postcode"),
        _OPENING,
        asked(Service, "cost", "cost"),
        asked(Service, "access", "access"),
        *_sources(required=True),
        _PUBLIC,
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
        _PUBLIC,
    ),
)
ADD_EXAMPLE = IssueForm(
    "add-an-example.yml",
    "Suggest a practice example",
    "Something that others could learn from.",
    Does.ADD,
    f"{_NO_EMERGENCY}\n\nA few lines are enough. An editor writes the example with you.",
    (
        asked(PracticeExample, "title", "title", label="Title of the example", required=True),
        asked(PracticeExample, "strapline", "strapline", label="In one sentence", required=True),
        asked(
            PracticeExample,
            "submitted-by",
            "submitted_by",
            label="Organisation that sends it",
            help_="Its name.",
            required=True,
        ),
        asked(
            PracticeExample,
            "areas",
            "areas",
            label="Areas where it happens",
            help_="Choose all of them.",
            required=True,
        ),
        asked(PracticeExample, "needs", "needs", help_="What it helps with.", required=True),
        asked(
            PracticeExample,
            "practice-stage",
            "practice_stage",
            help_="How far it has come.",
        ),
        asked(PracticeExample, "problem", "at_a_glance", "problem"),
        asked(PracticeExample, "what", "at_a_glance", "what"),
        *_sources(required=True),
        _PUBLIC,
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
        _PUBLIC,
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
