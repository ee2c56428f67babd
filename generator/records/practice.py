"""The practice example record: how a place did something that helped, told so that it can be judged."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.records.contact_fields import Url
from generator.records.date_fields import When
from generator.records.fields import (
    AnyId,
    AreaId,
    AudienceId,
    KindId,
    Line,
    Markdown,
    NeedId,
    OrganisationId,
    Refers,
    RouteId,
    ServiceId,
    Slug,
    StageId,
    Summary,
    Whole,
    YesNo,
)
from generator.records.parts import (
    Claim,
    Count,
    Funding,
    Offer,
    Part,
    Role,
    Rule,
    Site,
    Standing,
    Step,
)


class Written(Part):
    """When the account was written; a date the editors worked out says so."""

    on: Line = Field(title="Written", description="2024-04, or '2011 or early 2012'.")
    note: Line | None = Field(None, title="Note", description="How the date is known.")
    ours: YesNo = Field(False, title="Our reading", description="yes when we worked the date out.")


class Original(Part):
    """Where the example was first published."""

    publisher: OrganisationId = Field(title="Publisher")
    title: Line | None = Field(None, title="Original title")
    tier: Line | None = Field(
        None,
        title="Publisher's own grading",
        description="In the publisher's own words. Never part of an address.",
    )
    tier_note: Line | None = Field(
        None, title="Note on the grading", description="What the grading does and does not mean."
    )
    themes: tuple[Line, ...] = Field(
        (), title="Publisher's themes", description="In the publisher's own words."
    )
    priorities: tuple[Line, ...] = Field(
        (), title="Publisher's priorities", description="In the publisher's own words."
    )
    threads: tuple[Line, ...] = Field(
        (), title="Publisher's threads", description="In the publisher's own words."
    )
    rights: Line | None = Field(
        None, title="Rights", description="Who holds the rights in the original."
    )
    note: Line | None = Field(
        None, title="Note", description="What is odd or missing in the publisher's headings."
    )


class AtAGlance(Part):
    """The example in six plain sentences."""

    problem: Line | None = Field(None, title="Problem", description="What was wrong before.")
    what: Line | None = Field(None, title="What they did", description="What was done about it.")
    who_gains: Line | None = Field(None, title="Who gains", description="Who is better off for it.")
    evidence: Line | None = Field(
        None, title="Evidence", description="How sure anyone can be, in a sentence."
    )
    cost: Line | None = Field(None, title="Cost", description="What it cost, in a sentence.")
    watch_out: Line | None = Field(
        None, title="Watch out", description="The one thing to know before copying it."
    )


class Context(Part):
    """Why it was needed, and why it was thought to help."""

    local_need: tuple[Claim, ...] = Field((), title="Local need")
    wider_need: tuple[Claim, ...] = Field((), title="Wider need")
    policy: tuple[Claim, ...] = Field((), title="Policy of the time")
    policy_note: Line | None = Field(
        None, title="Note on policy", description="What has changed in policy since."
    )
    aims: tuple[Claim, ...] = Field((), title="Aims")
    theory: tuple[Line, ...] = Field(
        (), title="Why it should help", description="The steps of the reasoning, in order."
    )
    theory_reference: Line | None = Field(
        None,
        title="Reference for the reasoning",
        description="The work that the reasoning rests on.",
    )
    theory_source: Slug | None = Field(
        None,
        title="Source of the reasoning",
        description="The id of one of this record's sources.",
    )


class Moment(Part):
    """One point on the timeline."""

    when: Line = Field(title="When")
    what: Line = Field(title="What")
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Dose(Part):
    """How much, how often, how long."""

    what: Line = Field(title="What")
    amount: Line = Field(title="How much")
    note: Line | None = Field(
        None, title="Note", description="Whose account it is, or what is not known."
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class How(Part):
    """The practice itself."""

    approach: tuple[Line, ...] = Field(
        (), title="Approach", description="What they did, in short paragraphs."
    )
    offers: tuple[Offer, ...] = Field((), title="What it offers")
    steps: tuple[Step, ...] = Field((), title="Steps")
    roles: tuple[Role, ...] = Field((), title="Roles")
    timeline: tuple[Moment, ...] = Field((), title="Timeline")
    who_refers: tuple[RouteId, ...] = Field((), title="Who refers")
    who_refers_note: Line | None = Field(
        None, title="Note on who refers", description="What the list cannot say."
    )
    rules: tuple[Rule, ...] = Field((), title="Thresholds")
    rules_note: Line | None = Field(
        None, title="Note on thresholds", description="What the rules cannot say."
    )
    rules_source: Slug | None = Field(
        None,
        title="Source of the thresholds",
        description="The id of one of this record's sources.",
    )
    dose: tuple[Dose, ...] = Field((), title="How much")
    partners: tuple[Line, ...] = Field(
        (), title="Partners", description="Who worked together, by kind of organisation."
    )
    safeguards: tuple[Line, ...] = Field(
        (), title="Safeguards", description="What kept people safe."
    )
    consent: tuple[Line, ...] = Field(
        (), title="Consent", description="What people were asked to agree to, and when."
    )
    data_sharing: tuple[Line, ...] = Field(
        (),
        title="Data sharing",
        description="Who was told what about a person, and where it was kept.",
    )
    central_support: tuple[Line, ...] = Field(
        (), title="Central support", description="What a wider programme gave to each site."
    )
    source: Slug | None = Field(
        None,
        title="Source",
        description="The id of one of this record's sources, for what names no source of its own.",
    )


class Measure(Part):
    """A scale used to measure change; stored by id since abbreviations are ambiguous."""

    as_written: Line = Field(title="As written")
    id: Annotated[Slug, Refers("measures")] | None = Field(None, title="Measure")
    note: Line | None = Field(None, title="Note", description="Such as which version.")
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Arm(Part):
    """One group in a comparison."""

    name: Line = Field(title="Group")
    percent: Line | None = Field(
        None, title="Per cent", description="Share of the group with the outcome."
    )
    n: Line | None = Field(
        None, title="People in the group", description="How many people, or not stated."
    )


class Evidence(Part):
    """One claim that the practice caused a change: how strong, and whose evidence it is."""

    claim: Line = Field(title="Claim")
    level: Annotated[Slug, Refers("evidence-levels")] = Field(title="Level")
    fit: tuple[Annotated[Slug, Refers("evidence-fits")], ...] = Field(min_length=1, title="Fit")
    about: AnyId | None = Field(
        None,
        title="About",
        description="The id of the record it is about, when it is not this practice.",
    )
    design: Line | None = Field(
        None, title="Design", description="How it was found out, such as a trial or interviews."
    )
    intervention: Line | None = Field(
        None, title="What was tested", description="What the people got."
    )
    outcome: Line | None = Field(
        None, title="Outcome", description="What was looked at afterwards."
    )
    arms: tuple[Arm, ...] = Field((), title="Groups compared")
    people: Line | None = Field(
        None, title="How many people", description="As the source gives it, or not stated."
    )
    measures: tuple[Measure, ...] = Field((), title="Measures")
    independent: Literal["yes", "no", "not-known"] = Field(
        "not-known",
        title="Independent",
        description="Whether people outside the practice did the work.",
    )
    state: Annotated[Slug, Refers("result-states")] = Field("reported", title="State")
    promised_for: When | None = Field(
        None, title="Promised for", description="For a result still to come."
    )
    published: When | None = Field(None, title="Published", description="When the result came out.")
    missing: tuple[Line, ...] = Field(
        (), title="Not given", description="What the source leaves out that a reader would need."
    )
    reference: Line | None = Field(
        None, title="Reference", description="The work itself, so that it can be found."
    )
    note: Line | None = Field(None, title="Note", description="Shown to readers beside the claim.")
    conflict: Line | None = Field(
        None,
        title="Conflict",
        description="What another source says instead. Shown beside the claim, never merged.",
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )
    more_sources: tuple[Slug, ...] = Field(
        (),
        title="Also in",
        description="Ids of further sources of this record that say the same.",
    )
    conflict_source: Slug | None = Field(
        None, title="Source of the conflict", description="The id of one of this record's sources."
    )


class Lesson(Part):
    """Something learned."""

    kind: Literal["enabler", "barrier", "risk", "surprise"] = Field(title="Kind")
    text: Line = Field(title="Lesson")
    ours: YesNo = Field(
        False,
        title="Our reading",
        description="yes when we drew it; no source says it in so many words.",
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class UnitCost(Part):
    """Cost per person supported, with what it depends on."""

    per: Line = Field("person supported", title="Per")
    band: Annotated[Slug, Refers("cost-bands")] = Field(title="Band")
    upper_limit: Whole | None = Field(
        None, title="Upper limit in pounds", description="When a source gives only a limit."
    )
    as_written: Line | None = Field(None, title="As the source puts it")
    price_year: Line | None = Field(None, title="Prices of", description="The year of the prices.")
    note: Line | None = Field(
        None, title="Note", description="What the cost takes in, and what it does not."
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Derived(Part):
    """A figure the editors worked out, with the working and a caution."""

    text: Line = Field(title="Figure")
    working: Line = Field(title="Working")
    caution: Line = Field(title="Caution")


class DependsOn(Part):
    """Something the cost depends on."""

    group: Line = Field(title="Group")
    text: Line = Field(title="What")


class Costs(Part):
    """What it cost and what the cost depends on."""

    funding: tuple[Funding, ...] = Field((), title="Funding")
    unit: UnitCost | None = Field(None, title="Unit cost")
    main_drivers: tuple[Line, ...] = Field(
        (), title="Main costs", description="What most of the money went on."
    )
    depends_on: tuple[DependsOn, ...] = Field((), title="Depends on")
    derived: tuple[Derived, ...] = Field((), title="Worked out by us")
    source: Slug | None = Field(
        None,
        title="Source",
        description="The id of one of this record's sources, for the main costs and what they depend on.",
    )


class Saving(Part):
    """A saving the source thinks possible, and whether anyone measured it."""

    text: Line = Field(title="Possible saving")
    measured: YesNo = Field(title="Measured")
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Replicate(Part):
    """What someone who wants to do the same would need to know."""

    must_have: tuple[Claim, ...] = Field((), title="Must have")
    can_change: tuple[Claim, ...] = Field((), title="Can change")
    first_six_months: tuple[Line, ...] = Field(
        (), title="First six months", description="What to do first, in order."
    )
    team: tuple[Line, ...] = Field((), title="Team", description="Who is needed, by role.")
    ask_first: tuple[Claim, ...] = Field((), title="Ask before you start")
    materials: tuple[Line, ...] = Field(
        (), title="Materials", description="What can be had, and where."
    )


class Voice(Part):
    """What one person said, retold. Valued, never counted as measurement."""

    who: Line = Field(title="Who", description="A role, never a name.")
    where: Line | None = Field(
        None, title="Where", description="The place, no nearer than a council."
    )
    organisation: OrganisationId | None = Field(
        None,
        title="Organisation",
        description="The organisation the person spoke for or was helped by.",
    )
    gist: Line = Field(title="What they said, retold")
    consent: Literal["given", "not-known"] = Field(
        "not-known",
        title="Consent",
        description="given once the person has agreed that her own words stand here. Until then, retell them.",
    )
    source: Slug | None = Field(
        None, title="Source", description="The id of one of this record's sources."
    )


class Recognition(Part):
    """An award or listing. Shortlisted is never shown as won."""

    by: OrganisationId = Field(title="Given by")
    award: Line = Field(title="Award")
    category: Line | None = Field(None, title="Category", description="As the award names it.")
    result: Annotated[Slug, Refers("recognition-results")] = Field(title="Result")
    year: Line = Field(title="Year")
    note: Line | None = Field(None, title="Note", description="What is not certain about it.")
    source: Slug = Field(
        title="Source", description="The id of the source that states this result."
    )


class EditorialStep(Part):
    """One step in the life of the page: its state from a day on. The address never changes with it."""

    state: Annotated[Slug, Refers("review-levels")] = Field(title="State")
    on: When = Field(
        title="On", description="The day, month or year on which it came to this state."
    )
    by: Line | None = Field(None, title="By", description="A role, never a person's name.")
    note: Line | None = Field(None, title="Note", description="What was done, or what changed.")


Answered = Literal["yes", "partly", "no"]


class Tidier(Part):
    """What is there of the 12 TIDieR items. Hoffmann and others, BMJ 2014;348:g1687."""

    name: Answered = "no"
    why: Answered = "no"
    materials: Answered = "no"
    procedures: Answered = "no"
    who: Answered = "no"
    how: Answered = "no"
    where: Answered = "no"
    when_how_much: Answered = "no"
    tailoring: Answered = "no"
    modifications: Answered = "no"
    how_well_planned: Answered = "no"
    how_well_actual: Answered = "no"


class Emmie(Part):
    """What is there of EMMIE. Johnson, Tilley and Bowers, J Exp Criminol 2015;11:459."""

    effect: Answered = "no"
    mechanism: Answered = "no"
    moderators: Answered = "no"
    implementation: Answered = "no"
    economics: Answered = "no"


class PracticeContact(Part):
    """Who to ask about the example."""

    organisation: OrganisationId = Field(title="Organisation")
    website: Url | None = Field(None, title="Website")
    note: Line | None = Field(None, title="Note", description="What to ask them.")


class PracticeExample(Standing):
    """One example. The file is ``content/practice/<id>.yml``."""

    title: Line = Field(title="Title")
    also_called: tuple[Line, ...] = Field(
        (), title="Also called", description="Other names people may type."
    )
    strapline: Summary = Field(title="Strapline")
    teaser: Summary | None = Field(
        None, title="Teaser", description="A shorter strapline, for lists."
    )
    submitted_by: OrganisationId = Field(title="Submitted by")
    areas: tuple[AreaId, ...] = Field(min_length=1, title="Areas")
    local_authorities: tuple[OrganisationId, ...] = Field(
        (),
        title="Local authorities",
        description="The councils that the account names as its own.",
    )
    sites: tuple[Site, ...] = Field((), title="Sites")
    setting: Line | None = Field(
        None,
        title="Setting",
        description="Where in the system it stands, such as a charity or a hospital.",
    )
    describes: tuple[ServiceId, ...] = Field(
        (),
        title="Services it describes",
        description="Ids of the services in this directory that it is about.",
    )
    practice_stage: Annotated[Slug, Refers("practice-stages")] = Field(
        title="Stage of the practice"
    )
    practice_stage_note: Line | None = Field(
        None, title="Note on the stage", description="Why this stage."
    )
    review_level: Annotated[Slug, Refers("review-levels")] = Field(title="Review level")
    history: tuple[EditorialStep, ...] = Field(
        (),
        title="History of the page",
        description="Its states with their days, the oldest first. The last is the review level.",
    )
    written: Written = Field(title="Written")
    original: Original | None = Field(None, title="First published")
    needs: tuple[NeedId, ...] = Field(min_length=1, title="Needs")
    audiences: tuple[AudienceId, ...] = Field(
        (), title="Audiences", description="Who it is especially for."
    )
    stages: tuple[StageId, ...] = Field(
        (), title="Stages", description="When in pregnancy or parenthood."
    )
    kinds: tuple[KindId, ...] = Field(
        (), title="Kinds of support", description="What kind of support it gives."
    )
    at_a_glance: AtAGlance = Field(default_factory=AtAGlance, title="At a glance")
    context: Context = Field(default_factory=Context, title="Context")
    practice: How = Field(default_factory=How, title="The practice")
    achievements: tuple[Count, ...] = Field((), title="Achievements so far")
    evidence: tuple[Evidence, ...] = Field((), title="Evidence")
    lessons: tuple[Lesson, ...] = Field((), title="Lessons")
    lessons_note: Line | None = Field(
        None, title="Note on the lessons", description="Whose lessons they are."
    )
    costs: Costs = Field(default_factory=Costs, title="Costs")
    savings: tuple[Saving, ...] = Field((), title="Potential savings")
    replicate: Replicate = Field(default_factory=Replicate, title="Replicating it")
    voices: tuple[Voice, ...] = Field((), title="Voices")
    voices_absent: tuple[OrganisationId, ...] = Field(
        (), title="Not heard from", description="Organisations that took part and are not quoted."
    )
    recognition: tuple[Recognition, ...] = Field((), title="Recognition")
    selection_caution: Line | None = Field(
        None,
        title="How this example was chosen",
        description="Why this place may have done better than most.",
    )
    gaps: tuple[Line, ...] = Field(
        (),
        title="What we don't know yet",
        description="What a reader would want to know and no source says.",
    )
    tidier: Tidier = Field(default_factory=Tidier, title="TIDieR")
    emmie: Emmie = Field(default_factory=Emmie, title="EMMIE")
    contact: PracticeContact | None = Field(None, title="Contact")
    story: Markdown | None = Field(
        None, title="The story", description="Anything the other fields cannot hold."
    )
