"""The service record: one local or national service that a family can use, or once could."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from generator.records.contact_fields import Email, PhoneNumber, Postcode, Url
from generator.records.date_fields import ClockTime, Day, LifePoint, Weekday, When
from generator.records.fields import (
    AccessId,
    AccessNeedId,
    AreaId,
    AudienceId,
    CostId,
    KindId,
    Language,
    Line,
    Markdown,
    NeedId,
    OrganisationId,
    RouteId,
    ServiceId,
    StageId,
    StatusId,
    Summary,
    YesNo,
    fault,
)
from generator.records.parts import (
    Count,
    Funding,
    Offer,
    Part,
    Ran,
    Role,
    Rule,
    Standing,
    Step,
    Superseded,
)


class ForWhom(Part):
    """Who can use the service, from when until when, and the rules."""

    who: Line | None = Field(None, title="Who it is for", description="One plain sentence.")
    from_: LifePoint | None = Field(
        None,
        alias="from",
        title="From",
        description="A stage such as pregnancy, or '13 weeks pregnant', '6 weeks old'.",
    )
    until: LifePoint | None = Field(
        None, title="Until", description="'12 months old', '24 months old'. Never a bare '6 weeks'."
    )
    whole_length: Line | None = Field(
        None, title="Longest time", description="The longest one person's support can last."
    )
    parent_age_from: Line | None = Field(
        None, title="Parent's age from", description="In words, such as 16."
    )
    parent_age_to: Line | None = Field(
        None, title="Parent's age to", description="In words, such as 25."
    )
    rules: tuple[Rule, ...] = Field((), title="Rules")
    not_for: Line | None = Field(
        None, title="Not for", description="Who cannot use it, in one plain sentence."
    )


class HowToGetHelp(Part):
    """The way in: who may refer, what happens next, and how soon."""

    routes: tuple[RouteId, ...] = Field(
        (), title="Ways in", description="Only what a source states. Use not-known when none does."
    )
    how: Line | None = Field(None, title="How", description="One plain sentence: what to do.")
    steps: tuple[Step, ...] = Field((), title="What happens next")
    what_you_share: Line | None = Field(
        None, title="What you share", description="What they ask about you, and whom they tell."
    )
    ask_instead: tuple[RouteId, ...] = Field(
        (),
        title="Who to ask instead",
        description="When no source gives a way in: midwife, health-visitor, gp, family-hub.",
    )
    note: Line | None = Field(None, title="Note", description="Shown to readers after the rest.")


class Phone(Part):
    """One phone number."""

    number: PhoneNumber = Field(title="Phone number")
    label: Line | None = Field(
        None,
        title="Label",
        description="What the number is for. Say here if it is for Deaf callers.",
    )
    hours: Line | None = Field(None, title="Hours", description="When it is answered, in words.")
    own: YesNo | None = Field(
        None,
        title="The service's own number",
        description="yes if it belongs to the service. Needed for a mobile. no: say in label whose it is.",
    )
    cost: CostId | None = Field(
        None, title="Cost of the call", description="Left out for a number at the usual rate."
    )
    doubt: Line | None = Field(
        None,
        title="Doubt",
        description="Why a reader should be careful: 'from another organisation's post of November 2025'.",
    )


class TextLine(Part):
    """A number to text, with the word to send when there is one."""

    number: PhoneNumber = Field(title="Text number")
    send: Line | None = Field(
        None,
        title="Word to send",
        description="Text lines that share a number are told apart by this word.",
    )
    label: Line | None = Field(None, title="Label", description="What the number is for.")
    hours: Line | None = Field(
        None, title="Hours", description="When texts are answered, in words."
    )
    own: YesNo | None = Field(
        None,
        title="The service's own number",
        description="yes if it belongs to the service. no: say in label whose it is.",
    )
    doubt: Line | None = Field(None, title="Doubt", description="Why a reader should be careful.")


class Contact(Part):
    """Every way to reach the service."""

    phones: tuple[Phone, ...] = Field((), title="Phones")
    texts: tuple[TextLine, ...] = Field((), title="Texts")
    whatsapp: PhoneNumber | None = Field(
        None, title="WhatsApp", description="The number to write to."
    )
    email: Email | None = Field(
        None, title="E-mail", description="A shared mailbox, never one person's."
    )
    email_note: Line | None = Field(
        None, title="E-mail note", description="What the mailbox is for, or how soon they answer."
    )
    website: Url | None = Field(None, title="Website")
    form: Url | None = Field(
        None,
        title="Online form",
        description="The page where people can refer themselves or ask for a call.",
    )
    web_chat: Line | None = Field(
        None, title="Web chat", description="When and where the chat is open, in words."
    )
    post: tuple[Line, ...] = Field(
        (), title="By letter", description="The lines of a postal address. Never for a refuge."
    )
    relay: Line | None = Field(
        None,
        title="For Deaf callers",
        description="Relay UK, SignVideo or a text number, in words.",
    )


class Place(Part):
    """Where the service can be visited. Never for a refuge or a place kept private."""

    name: Line | None = Field(
        None,
        title="Name of the place",
        description="The building, such as a library or a family hub.",
    )
    address: tuple[Line, ...] = Field(
        (), title="Address lines", description="Street and town, one to a line."
    )
    postcode: Postcode | None = Field(None, title="Postcode")
    step_free: Literal["yes", "no", "not-known"] = Field(
        "not-known",
        title="Step-free",
        description="Whether someone with a pram or a wheelchair can get in.",
    )
    note: Line | None = Field(
        None, title="Note", description="How to find it, or which days it is used."
    )
    confirmed_public: Day | None = Field(
        None,
        title="Confirmed public",
        description="For abuse services only: the day the service confirmed in writing that this place is public.",
    )


class Opening(Part):
    """Hours on some days of the week."""

    days: tuple[Weekday, ...] = Field(min_length=1, title="Days")
    from_: ClockTime = Field(alias="from", title="From")
    to: ClockTime = Field(title="To")


class Session(Part):
    """A group or session that happens at a known time."""

    name: Line = Field(title="Name")
    day: Weekday | None = Field(None, title="Day")
    from_: ClockTime | None = Field(None, alias="from", title="From")
    to: ClockTime | None = Field(None, title="To")
    where: Line | None = Field(None, title="Where", description="The place, in a few words.")
    how_often: Line | None = Field(
        None,
        title="How often",
        description="As the source words it; 'bi-monthly' stays as written.",
    )
    note: Line | None = Field(None, title="Note", description="Such as whether to book.")


class Waiting(Part):
    """How long people wait; goes out of date, so it carries its own date."""

    text: Line = Field(title="How long")
    as_of: When = Field(title="As of")


class Accepting(Part):
    """Whether new referrals are taken; goes out of date, so it carries its own date."""

    value: Literal["yes", "no"] = Field(
        title="Takes new referrals", description="Only what the service itself says."
    )
    as_of: When = Field(title="As of", description="When they said so. It is told for 6 months.")
    note: Line | None = Field(
        None,
        title="Note",
        description="Such as until when, or who is still taken. Shown to readers.",
    )


ALWAYS = {"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "from": "00:00", "to": "24:00"}


def _always_or_hours(value: object) -> object:
    if value == "always":
        return [ALWAYS]
    if isinstance(value, str):
        fault(
            "opening-form",
            "Write always, or a list of days with from and to. Put words in opening_note.",
        )
    return value


OpeningTimes = Annotated[tuple[Opening, ...], BeforeValidator(_always_or_hours)]
"""Days with hours; the word ``always`` stands for every day, 00:00 to 24:00."""


class Service(Standing):
    """One service. The file is ``directory/services/<area>/<id>.yml``."""

    name: Line = Field(title="Name", description="The name the service uses for itself.")
    also_called: tuple[Line, ...] = Field(
        (), title="Also called", description="Other names and spellings people may type."
    )
    kind: tuple[KindId, ...] = Field(min_length=1, title="Kind of support")
    organisation: OrganisationId = Field(
        title="Organisation", description="The id of the organisation that runs it."
    )
    partners: tuple[OrganisationId, ...] = Field(
        (),
        title="Partners",
        description="Ids of organisations that run it together with the one above.",
    )
    areas: tuple[AreaId, ...] = Field(
        min_length=1,
        title="Areas",
        description="Where a person must live to use it; [everywhere] for national services.",
    )
    coverage_note: Line | None = Field(
        None,
        title="Coverage note",
        description="Anything about where it works that the areas cannot say.",
    )
    nations: tuple[Literal["england", "scotland", "wales", "northern-ireland"], ...] = Field(
        (),
        title="Nations",
        description="For national services that do not cover the whole of the UK.",
    )
    status: StatusId = Field(
        title="Status", description="Whether the service runs. Says nothing about checking."
    )
    status_note: Line | None = Field(
        None, title="Status note", description="Why, in one plain sentence. Shown to readers."
    )
    summary: Summary = Field(
        title="Summary", description="One plain sentence of at most 160 characters."
    )
    description: Markdown | None = Field(
        None,
        title="Description",
        description="Short plain paragraphs. Lists and links are allowed.",
    )
    needs: tuple[NeedId, ...] = Field(
        (), title="Needs", description="What it helps with, the main one first."
    )
    audiences: tuple[AudienceId, ...] = Field(
        (), title="Audiences", description="Who it is especially for."
    )
    stages: tuple[StageId, ...] = Field(
        (),
        title="Stages",
        description="Where in pregnancy or parenthood, when from and until do not say it.",
    )
    for_: ForWhom = Field(default_factory=ForWhom, alias="for", title="For whom")
    how_to_get_help: HowToGetHelp = Field(default_factory=HowToGetHelp, title="How to get help")
    contact: Contact = Field(default_factory=Contact, title="Contact")
    address: Literal["none"] | None = Field(
        None,
        title="Address",
        description="Write none when the place is kept private (a refuge). Then places must not be given.",
    )
    places: tuple[Place, ...] = Field((), title="Places")
    opening: OpeningTimes = Field((), title="Opening hours")
    opening_note: Line | None = Field(
        None,
        title="Opening note",
        description="Hours in words, when days and times are not enough.",
    )
    opening_valid_until: Day | None = Field(
        None,
        title="Hours known until",
        description="The day until which a source promises these hours.",
    )
    bank_holidays: Literal["open", "closed", "not-known"] = Field(
        "not-known", title="Bank holidays", description="Whether it is open on bank holidays."
    )
    sessions: tuple[Session, ...] = Field((), title="Sessions")
    cost: CostId | None = Field(None, title="Cost")
    cost_note: Line | None = Field(
        None, title="Cost note", description="What is charged and to whom."
    )
    access: tuple[AccessId, ...] = Field(
        (), title="How you use it", description="By phone, in person, at home, and so on."
    )
    access_needs: tuple[AccessNeedId, ...] = Field(
        (), title="Access needs met", description="Only what a source states."
    )
    languages: tuple[Language, ...] = Field(
        (),
        title="Languages",
        description="Languages it is offered in, as codes. Only what a source states.",
    )
    waiting: Waiting | None = Field(None, title="Waiting time")
    accepting_referrals: Accepting | None = Field(
        None,
        title="Accepting referrals",
        description="Whether new people are taken. After 6 months the page says that it is not known now.",
    )
    offers: tuple[Offer, ...] = Field((), title="What it offers")
    people: tuple[Role, ...] = Field((), title="Who does the work")
    for_professionals: Markdown | None = Field(
        None,
        title="For professionals",
        description="What a midwife, health visitor or link worker needs to know.",
    )
    activity: tuple[Count, ...] = Field((), title="Activity")
    funding: tuple[Funding, ...] = Field((), title="Funding")
    ran: Ran | None = Field(None, title="Ran", description="For a past service: when it ran.")
    closed_on: When | None = Field(
        None, title="Closed on", description="For a closed service: when it ended."
    )
    try_instead: tuple[ServiceId, ...] = Field(
        (),
        title="Try instead",
        description="For a closed, paused or past service: what to use now.",
    )
    superseded: tuple[Superseded, ...] = Field(
        (), title="Old numbers", description="Never shown whole."
    )

    def hours_hold(self, day: date) -> bool:
        """True unless a source promised the hours only until before *day*."""
        return self.opening_valid_until is None or self.opening_valid_until >= day

    @property
    def is_always_open(self) -> bool:
        """True when it is open every hour of every day."""
        return any(len(o.days) == 7 and (o.from_, o.to) == ("00:00", "24:00") for o in self.opening)

    @model_validator(mode="after")
    def _private_places_stay_private(self) -> Self:
        if self.address == "none" and self.places:
            fault(
                "confidential-address",
                "Delete places: this record says its address is private.",
                at="places",
            )
        return self
