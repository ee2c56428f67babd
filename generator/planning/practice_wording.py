"""Puts a practice example into words: its page, with the sections in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.planning import practice_results, practice_sections
from generator.planning.facts import Fact
from generator.planning.practice_links import links_of_example
from generator.planning.practice_view import PracticeView, Section
from generator.planning.provenance import check_state, provenance
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import listed, when_in_words
from generator.records.practice import PracticeExample

NO_RECOMMENDATION = (
    "Showing this example is not a recommendation. We give no overall score and no stars."
)


@dataclass(frozen=True)
class PracticeWording:
    """Puts practice examples into words."""

    words: ServiceWording

    def view(self, example: PracticeExample) -> PracticeView:
        """Everything the page of *example* says; empty sections are left out."""
        words = self.words
        found = (
            Section("glance", "At a glance", tuple(practice_sections.at_a_glance(example))),
            Section("story", "The story", tuple(practice_sections.the_story(example))),
            Section(
                "why", "Why it was needed", tuple(practice_sections.why_it_was_needed(example))
            ),
            Section(
                "practice", "What was done", tuple(practice_sections.what_was_done(example, words))
            ),
            Section("achieved", "Results so far", tuple(practice_results.results_so_far(example))),
            Section("evidence", "Evidence", tuple(practice_results.evidence_given(example, words))),
            Section("lessons", "Lessons", tuple(practice_sections.lessons_learned(example))),
            Section("costs", "Costs", tuple(practice_results.what_it_cost(example, words))),
            Section(
                "savings", "Possible savings", tuple(practice_results.possible_savings(example))
            ),
            Section(
                "replicate",
                "Doing it elsewhere",
                tuple(practice_sections.doing_it_elsewhere(example)),
            ),
            Section("voices", "Voices", tuple(practice_sections.voices_heard(example, words))),
            Section(
                "recognition",
                "Recognition",
                tuple(practice_sections.recognition_given(example, words)),
            ),
            Section(
                "publisher",
                "The publisher's own headings",
                tuple(practice_sections.publishers_headings(example, words)),
            ),
            Section("contact", "Who to ask", tuple(practice_sections.who_to_ask(example, words))),
            Section(
                "unknown", "What we don’t know yet", tuple(practice_sections.not_known_yet(example))
            ),
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
            related=links_of_example(example, words),
            not_the_same_as=words.links(example.not_the_same_as),
            provenance=provenance(example, check_state(example, words.today)),
            caution=NO_RECOMMENDATION,
            stage_words=words.label("practice-stages", example.practice_stage),
            where=listed(
                words.catalogue.areas[a].name for a in example.areas if a in words.catalogue.areas
            ),
            review_words=words.label("review-levels", example.review_level),
            news=words.news_about(example.id),
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
