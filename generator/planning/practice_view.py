"""The view of a practice example: its sections in order, each made only of what the record holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.planning.facts import Fact, count_fact, funding_lines, offer_in_words, role_fact
from generator.planning.pages import Link, Related
from generator.planning.provenance import Provenance, check_state, provenance
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import listed, loose_date, lower_first, sentence, when_in_words
from generator.records.parts import Claim, Source
from generator.records.practice import Evidence, PracticeExample

NO_RECOMMENDATION = (
    "Showing this example is not a recommendation. We give no overall score and no stars."
)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a section. *kind* says how it is drawn: facts, list, steps, table, evidence, voices, doubt, text."""

    kind: str
    heading: str = ""
    items: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    text: str = ""
    note: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: *id* for links to it, a heading and at least one block."""

    id: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PracticeView:
    """A practice example's page."""

    id: str
    url: str
    title: str
    strapline: str
    teaser: str
    also_called: tuple[str, ...]
    is_past: bool
    age_note: str
    fact_box: tuple[Fact, ...]
    submitted_by: Link | None
    describes: tuple[Link, ...]
    sections: tuple[Section, ...]
    related: tuple[Related, ...]
    not_the_same_as: tuple[Link, ...]
    provenance: Provenance
    caution: str
    stage_words: str
    where: str
    review_words: str


@dataclass(frozen=True)
class PracticeWording:
    """Puts practice examples into words."""

    words: ServiceWording

    def view(self, example: PracticeExample) -> PracticeView:
        """Everything the page of *example* says; empty sections are left out."""
        words = self.words
        found = (
            Section("glance", "At a glance", tuple(self._glance(example))),
            Section("story", "The story", tuple(self._story(example))),
            Section("why", "Why it was needed", tuple(self._why(example))),
            Section("practice", "What was done", tuple(self._practice(example))),
            Section("achieved", "Results so far", tuple(self._achieved(example))),
            Section("evidence", "Evidence", tuple(self._evidence(example))),
            Section("lessons", "Lessons", tuple(self._lessons(example))),
            Section("costs", "Costs", tuple(self._costs(example))),
            Section("savings", "Possible savings", tuple(self._savings(example))),
            Section("replicate", "Doing it elsewhere", tuple(self._replicate(example))),
            Section("voices", "Voices", tuple(self._voices(example))),
            Section("recognition", "Recognition", tuple(self._recognition(example))),
            Section("publisher", "The publisher's own headings", tuple(self._publisher(example))),
            Section("contact", "Who to ask", tuple(self._contact(example))),
            Section("unknown", "What we don’t know yet", tuple(self._unknown(example))),
        )
        ended = example.practice_stage == "ended"
        return PracticeView(
            id=example.id,
            url=f"practice/{example.id}/index.html",
            title=example.title,
            strapline=example.strapline,
            teaser=example.teaser or example.strapline,
            also_called=example.also_called,
            is_past=ended,
            age_note="This tells how things were. The practice has ended." if ended else "",
            fact_box=tuple(self._fact_box(example)),
            submitted_by=words.organisation_link(example.submitted_by),
            describes=words.links(
                dict.fromkeys(
                    (*example.describes, *(s.service for s in example.sites if s.service))
                )
            ),
            sections=tuple(section for section in found if section.blocks),
            related=tuple(words.related(example)),
            not_the_same_as=words.links(example.not_the_same_as),
            provenance=provenance(example, check_state(example, words.today)),
            caution=NO_RECOMMENDATION,
            stage_words=words.label("practice-stages", example.practice_stage),
            where=listed(
                words.catalogue.areas[a].name for a in example.areas if a in words.catalogue.areas
            ),
            review_words=words.label("review-levels", example.review_level),
        )

    def _fact_box(self, example: PracticeExample) -> Iterator[Fact]:
        words, catalogue = self.words, self.words.catalogue
        stage = words.label("practice-stages", example.practice_stage)
        yield Fact("How far along", tuple(filter(None, (stage, example.practice_stage_note))))
        yield Fact(
            "Where",
            (listed(catalogue.areas[a].name for a in example.areas if a in catalogue.areas),),
        )
        if example.sites:
            yield Fact(
                "Sites",
                tuple(
                    ", ".join(
                        filter(
                            None,
                            (
                                catalogue.areas[s.area].name
                                if s.area in catalogue.areas
                                else s.area,
                                catalogue.organisations[s.host].name
                                if s.host and s.host in catalogue.organisations
                                else "",
                            ),
                        )
                    )
                    for s in example.sites
                ),
            )
        if example.setting:
            yield Fact("Setting", (example.setting,))
        if example.submitted_by in catalogue.organisations:
            yield Fact("Told by", (catalogue.organisations[example.submitted_by].name,))
        yield Fact("Helps with", (words.labels("needs", example.needs),))
        if example.audiences:
            yield Fact("Of use to", (words.labels("audiences", example.audiences),))
        if example.stages:
            yield Fact("Stage of family life", (words.labels("stages", example.stages),))
        if example.kinds:
            yield Fact("Kind of support", (words.labels("kinds", example.kinds),))
        written = (
            when_in_words(example.written.on)
            if example.written.on[:4].isdigit() and len(example.written.on) <= 10
            else example.written.on
        )
        ours = "We worked this date out." if example.written.ours else ""
        yield Fact("Written", tuple(filter(None, (written, ours, example.written.note))))
        term = catalogue.terms["review-levels"].get(example.review_level)
        yield Fact(
            "Our check",
            tuple(
                filter(
                    None,
                    (term.label if term else example.review_level, term.means if term else None),
                )
            ),
        )
        if example.also_called:
            yield Fact("Also called", (", ".join(example.also_called),))

    def _glance(self, example: PracticeExample) -> Iterator[Block]:
        glance = example.at_a_glance
        named = (
            ("The problem", glance.problem),
            ("What they did", glance.what),
            ("Who gains", glance.who_gains),
            ("Evidence", glance.evidence),
            ("Cost", glance.cost),
            ("Watch out for", glance.watch_out),
        )
        facts = tuple(Fact(name, (text,)) for name, text in named if text)
        if facts:
            yield Block("facts", facts=facts)
        if example.selection_caution:
            yield Block(
                "doubt", heading="How this example was chosen.", text=example.selection_caution
            )

    def _story(self, example: PracticeExample) -> Iterator[Block]:
        if example.story:
            yield Block("prose", text=example.story)

    def _contact(self, example: PracticeExample) -> Iterator[Block]:
        contact = example.contact
        if contact is None:
            return
        organisations = self.words.catalogue.organisations
        if contact.organisation in organisations:
            name = organisations[contact.organisation].name
            yield Block("facts", facts=(Fact("Organisation", (name,)),), note=contact.note or "")
        if contact.website:
            yield Block("site", text=contact.website, heading="")

    def _why(self, example: PracticeExample) -> Iterator[Block]:
        context = example.context
        for heading, claims in (
            ("Here", context.local_need),
            ("More widely", context.wider_need),
            ("Aims", context.aims),
            ("Policy of the time", context.policy),
        ):
            if claims:
                yield Block("list", heading, items=tuple(claim_in_words(c) for c in claims))
        if context.policy_note:
            yield Block("text", text=context.policy_note)
        if context.theory:
            reference = f"Reference: {context.theory_reference}" if context.theory_reference else ""
            yield Block("steps", "How it should help", items=context.theory, note=reference)

    def _practice(self, example: PracticeExample) -> Iterator[Block]:
        how, words = example.practice, self.words
        if how.approach:
            yield Block("list", "Approach", items=how.approach)
        if how.offers:
            yield Block(
                "list",
                "What was offered",
                items=tuple(map(offer_in_words, how.offers)),
            )
        if how.steps:
            yield Block(
                "steps",
                "What happened, step by step",
                items=tuple(
                    " ".join(
                        filter(
                            None,
                            (sentence(s.what), f"Within {s.within}." if s.within else "", s.note),
                        )
                    )
                    for s in how.steps
                ),
            )
        if how.who_refers or how.who_refers_note:
            routes = tuple(words.label("referral-routes", r) for r in how.who_refers)
            yield Block("list", "Who refers", items=routes, note=how.who_refers_note or "")
        if how.rules:
            answers = {"yes": "Yes", "no": "No", "only-if": "Only if"}
            facts = tuple(
                Fact(
                    f"{answers[r.value]}: {words.label('eligibility-rules', r.rule)}",
                    tuple(filter(None, (r.condition, r.note))),
                )
                for r in how.rules
            )
            yield Block("facts", "Who it is and is not for", facts=facts, note=how.rules_note or "")
        if how.roles:
            yield Block("facts", "Who did what", facts=tuple(role_fact(r) for r in how.roles))
        if how.dose:
            yield Block(
                "facts",
                "How much",
                facts=tuple(
                    Fact(d.what, tuple(filter(None, (d.amount, d.note)))) for d in how.dose
                ),
            )
        for heading, items in (
            ("Partners", how.partners),
            ("Keeping people safe", how.safeguards),
            ("Support from the centre", how.central_support),
        ):
            if items:
                yield Block("list", heading, items=items)
        if how.timeline:
            yield Block(
                "facts", "When", facts=tuple(Fact(_moment(m.when), (m.what,)) for m in how.timeline)
            )

    def _achieved(self, example: PracticeExample) -> Iterator[Block]:
        if example.achievements:
            facts = [count_fact(c) for c in example.achievements]
            rows = tuple(
                (f.name, c.value, f"of {c.of}" if c.of else "", " ".join(f.lines[1:]))
                for f, c in zip(facts, example.achievements, strict=True)
            )
            yield Block(
                "table",
                "From referral to follow-up"
                if any(c.of for c in example.achievements)
                else "Counts",
                head=("What was counted", "Number", "Out of", "When, and notes"),
                rows=rows,
            )

    def _evidence(self, example: PracticeExample) -> Iterator[Block]:
        if example.evidence:
            yield Block(
                "text",
                text="Each item says how strong it is, and whose evidence it is. Strength is not size of effect.",
            )
        for item in example.evidence:
            yield Block(
                "evidence",
                text=item.claim,
                facts=tuple(self._evidence_facts(item, example.sources)),
            )

    def _evidence_facts(self, item: Evidence, sources: tuple[Source, ...]) -> Iterator[Fact]:
        words = self.words
        term = words.catalogue.terms["evidence-levels"].get(item.level)
        yield Fact(
            "How strong",
            tuple(
                filter(
                    None,
                    (term.label if term else item.level, item.design, term.means if term else None),
                )
            ),
        )
        fits = listed(words.label("evidence-fits", f) for f in item.fit)
        about = words.link(item.about) if item.about else None
        yield Fact("Whose evidence", (f"{fits}{': ' + about.text if about else ''}",))
        named = (
            ("What was tested", item.intervention),
            ("Outcome", item.outcome),
            ("How many people", item.people),
        )
        yield from (Fact(name, (text,)) for name, text in named if text)
        if item.arms:
            yield Fact(
                "Groups compared",
                tuple(
                    f"{a.name}: {a.percent + '%' if a.percent else 'not given'} of {a.n or 'a number not given'}"
                    for a in item.arms
                ),
            )
        if item.measures:
            yield Fact(
                "Measures",
                tuple(
                    " ".join(
                        filter(
                            None,
                            (
                                m.as_written,
                                f"({words.label('measures', m.id)})"
                                if m.id
                                else "(which scale is not certain)",
                                m.note,
                            ),
                        )
                    )
                    for m in item.measures
                ),
            )
        independent = {"yes": "Yes", "no": "No", "not-known": "Not known"}[item.independent]
        yield Fact("Independent", (independent,))
        state = [words.label("result-states", item.state)]
        state += [f"Promised for {when_in_words(item.promised_for)}"] if item.promised_for else []
        state += [f"Published {when_in_words(item.published)}"] if item.published else []
        yield Fact("State", (listed(state),) if len(state) == 1 else (". ".join(state) + ".",))
        if item.missing:
            yield Fact("Not given", (listed(item.missing),))
        yield from (
            Fact(name, (text,))
            for name, text in (
                ("Note", item.note),
                ("Reference", item.reference),
                ("Another source says", item.conflict),
            )
            if text
        )
        cited = [s for key in (item.source, item.conflict_source) if (s := cited_as(key, sources))]
        if cited:
            yield Fact("Source", (listed(cited),))

    def _lessons(self, example: PracticeExample) -> Iterator[Block]:
        names = {
            "enabler": "What helped",
            "barrier": "What got in the way",
            "risk": "A risk",
            "surprise": "A surprise",
        }
        facts = tuple(
            Fact(names[lesson.kind], (lesson.text + (" (our reading)" if lesson.ours else ""),))
            for lesson in example.lessons
        )
        if facts:
            yield Block("facts", facts=facts, note=example.lessons_note or "")

    def _costs(self, example: PracticeExample) -> Iterator[Block]:
        costs = example.costs
        facts: list[Fact] = []
        if costs.funding:
            facts.append(
                Fact(
                    "Funding",
                    tuple(funding_lines(costs.funding, self.words.catalogue.organisations)),
                )
            )
        if unit := costs.unit:
            limit = f"At most £{unit.upper_limit:,}" if unit.upper_limit is not None else None
            lines = (
                self.words.label("cost-bands", unit.band),
                limit,
                f"As the source puts it: {unit.as_written}" if unit.as_written else None,
                f"Prices of {unit.price_year}" if unit.price_year else None,
                unit.note,
            )
            facts.append(
                Fact(f"For each {unit.per}", tuple(sentence(line) for line in lines if line))
            )
        if costs.main_drivers:
            facts.append(Fact("Main costs", (listed(costs.main_drivers),)))
        facts += [Fact(f"Depends on: {lower_first(d.group)}", (d.text,)) for d in costs.depends_on]
        if facts:
            yield Block("facts", facts=tuple(facts))
        if costs.derived:
            yield Block(
                "facts",
                "Worked out by us",
                facts=tuple(
                    Fact(d.text, (f"Working: {d.working}", f"Caution: {d.caution}"))
                    for d in costs.derived
                ),
            )

    def _savings(self, example: PracticeExample) -> Iterator[Block]:
        if example.savings:
            if not any(s.measured for s in example.savings):
                yield Block(
                    "doubt",
                    heading="None of these was measured.",
                    text="The source names them as possible.",
                )
            yield Block(
                "list",
                items=tuple(
                    f"{sentence(s.text)} {'Measured.' if s.measured else 'Not measured.'}"
                    for s in example.savings
                ),
            )

    def _replicate(self, example: PracticeExample) -> Iterator[Block]:
        plan = example.replicate
        for heading, claims in (("You need", plan.must_have), ("You can change", plan.can_change)):
            if claims:
                yield Block("list", heading, items=tuple(claim_in_words(c) for c in claims))
        for heading, items in (
            ("First six months", plan.first_six_months),
            ("Team", plan.team),
            ("Materials", plan.materials),
        ):
            if items:
                yield Block(
                    "steps" if heading == "First six months" else "list", heading, items=items
                )
        if plan.ask_first:
            yield Block(
                "list",
                "Ask before you start",
                items=tuple(claim_in_words(c) for c in plan.ask_first),
            )

    def _voices(self, example: PracticeExample) -> Iterator[Block]:
        if not example.voices:
            return
        organisations = self.words.catalogue.organisations
        rows = tuple(
            (
                v.gist,
                ", ".join(
                    filter(
                        None,
                        (
                            v.who[0].upper() + v.who[1:],
                            organisations[v.organisation].name
                            if v.organisation and v.organisation in organisations
                            else None,
                            v.where,
                        ),
                    )
                ),
            )
            for v in example.voices
        )
        absent = listed(organisations[o].name for o in example.voices_absent if o in organisations)
        note = f"Not heard from in the sources: {absent}." if absent else ""
        yield Block(
            "voices",
            text="Retold in our words. Always valued, never counted as measurement.",
            rows=rows,
            note=note,
        )

    def _recognition(self, example: PracticeExample) -> Iterator[Block]:
        organisations = self.words.catalogue.organisations
        facts = []
        for item in example.recognition:
            result = self.words.label("recognition-results", item.result)
            caution = " Shortlisted does not mean won." if item.result == "shortlisted" else ""
            given_by = organisations[item.by].name if item.by in organisations else item.by
            facts.append(
                Fact(
                    f"{result}, {item.year}",
                    tuple(
                        filter(
                            None,
                            (
                                f"{item.award}, given by {given_by}.{caution}",
                                f"Category: {item.category}" if item.category else None,
                                item.note,
                            ),
                        )
                    ),
                )
            )
        if facts:
            yield Block("facts", facts=tuple(facts))

    def _publisher(self, example: PracticeExample) -> Iterator[Block]:
        original = example.original
        if original is None:
            return
        organisations = self.words.catalogue.organisations
        publisher = (
            organisations[original.publisher].name
            if original.publisher in organisations
            else original.publisher
        )
        named = (
            ("Publisher", (publisher,)),
            ("Original title", (original.title,)),
            ("Publisher's grading", (original.tier, original.tier_note)),
            ("Themes", original.themes),
            ("Priorities", original.priorities),
            ("Threads", original.threads),
            ("Rights", (original.rights,)),
        )
        facts = tuple(
            Fact(name, tuple(t for t in texts if t)) for name, texts in named if any(texts)
        )
        yield Block("facts", facts=facts)

    def _unknown(self, example: PracticeExample) -> Iterator[Block]:
        missing = list(example.gaps)
        missing += [
            words
            for words, is_there in (
                (
                    "Who refers people to it",
                    example.practice.who_refers or example.practice.who_refers_note,
                ),
                ("What it cost", example.costs.funding or example.costs.unit),
                ("How much support each person had", example.practice.dose),
                ("What was learned", example.lessons),
                ("Numbers of people", example.achievements),
            )
            if not is_there
        ]
        if missing:
            yield Block(
                "list", items=tuple(dict.fromkeys(text[0].upper() + text[1:] for text in missing))
            )


def claim_in_words(claim: Claim) -> str:
    """A claim with who said it, its date, and whether it is only our reading."""
    extra = [
        f"said by {claim.attributed_to}" if claim.attributed_to else "",
        f"as of {loose_date(claim.as_of)}" if claim.as_of else "",
        "our reading" if claim.ours else "",
    ]
    joined = "; ".join(filter(None, extra))
    return f"{claim.text.removesuffix('.')} ({joined})." if joined else claim.text


def cited_as(key: str | None, sources: Iterable[Source]) -> str:
    """How a source is named where it is cited."""
    for source in sources:
        if key and source.id == key:
            return source.publisher or source.title or source.url
    return ""


def _moment(when: str) -> str:
    parts = when.split(" to ")
    return " to ".join(
        when_in_words(p) if p[:4].isdigit() and len(p) in (4, 7, 10) else p for p in parts
    )
