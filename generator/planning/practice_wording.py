"""Puts a practice example into words: its page, with the sections in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.language.said import say
from generator.planning.editorial import editorial_view
from generator.planning.pages import Link, Related
from generator.planning.practice_completeness import completeness
from generator.planning.practice_copying import (
    TAKEN_UP,
    doing_it_elsewhere,
    publishers_headings,
    recognition_given,
    voices_heard,
    who_to_ask,
)
from generator.planning.practice_costs import possible_savings, what_it_cost
from generator.planning.practice_dates import age_note, written_in_words
from generator.planning.practice_glossary import Glossary
from generator.planning.practice_library import NO_RECOMMENDATION
from generator.planning.practice_links import links_of_example
from generator.planning.practice_results import evidence_given, results_so_far
from generator.planning.practice_sections import (
    at_a_glance,
    lessons_learned,
    the_story,
    what_was_done,
    when_it_happened,
    why_it_was_needed,
)
from generator.planning.practice_telling import Telling, plain, sentences
from generator.planning.practice_unknown import not_known_yet
from generator.planning.practice_view import (
    Block,
    Checklists,
    Facts,
    Named,
    PracticeView,
    Section,
    Words,
)
from generator.planning.provenance import check_state, provenance
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import day_in_words, listed
from generator.records.parts import Site
from generator.records.practice import PracticeExample

_CHECKED_HOW = {
    "phone": say("by phone"),
    "email": say("by e-mail"),
    "website": say("on the website"),
    "visit": say("on a visit"),
    "form": say("by form"),
}


def _how_complete(telling: Telling) -> Iterator[Block]:
    """What of the two checklists the account holds."""
    if checklists := completeness(telling.example):
        yield Checklists(checklists)


def _history(telling: Telling) -> Iterator[Block]:
    """The states that the page has been in, with their days."""
    steps = editorial_view(telling.example, telling.words).history
    if steps:
        yield Facts("", tuple(Named(s.name, tuple(map(plain, s.lines))) for s in steps))


#: The sections in their order: the id, the heading, and what makes the blocks.
SECTIONS: tuple[tuple[str, str, Callable[[Telling], Iterator[Block]]], ...] = (
    ("story", say("The story"), the_story),
    ("why", say("Why it was needed"), why_it_was_needed),
    ("practice", say("What was done"), what_was_done),
    ("when", say("When it happened"), when_it_happened),
    ("achieved", say("Results so far"), results_so_far),
    ("evidence", say("Evidence"), evidence_given),
    ("lessons", say("Lessons"), lessons_learned),
    ("costs", say("Costs"), what_it_cost),
    ("savings", say("Possible savings"), possible_savings),
    ("replicate", say("Doing it elsewhere"), doing_it_elsewhere),
    ("voices", say("Voices"), voices_heard),
    ("recognition", say("Recognition"), recognition_given),
    ("publisher", say("The publisher’s own headings"), publishers_headings),
    ("contact", say("Who to ask"), who_to_ask),
    ("unknown", say("What we don’t know yet"), not_known_yet),
    ("complete", say("How complete this account is"), _how_complete),
    ("history", say("History of this page"), _history),
)


@dataclass(frozen=True)
class PracticeWording:
    """Puts practice examples into words."""

    words: ServiceWording

    def view(self, example: PracticeExample) -> PracticeView:
        """Everything the page of *example* says; empty sections are left out."""
        words = self.words
        telling = Telling(example, words)
        glossary = Glossary(words.catalogue.terms.get("glossary", {}).values())
        glance = glossary.explained(
            Section("glance", say("At a glance"), tuple(at_a_glance(telling)))
        )
        fact_box = glossary.explained(tuple(_fact_box(telling)))
        made = (Section(id_, name, tuple(make(telling))) for id_, name, make in SECTIONS)
        sections = [glossary.explained(section) for section in made if section.blocks]
        if named := glossary.named():
            sections.append(Section("words", say("Words of the time"), (Words(named),)))
        return PracticeView(
            id=example.id,
            url=f"practice/{example.id}/index.html",
            title=example.title,
            strapline=example.strapline,
            teaser=example.teaser or example.strapline,
            age_note=age_note(example, words.today),
            standing=editorial_view(example, words),
            glance=glance if glance.blocks else None,
            fact_box=fact_box,
            submitted_by=words.organisation_link(example.submitted_by),
            describes=_described(telling),
            sections=tuple(sections),
            related=tuple(_related(telling)),
            not_the_same_as=words.links(example.not_the_same_as),
            provenance=provenance(example, check_state(example, words.today)),
            caution=NO_RECOMMENDATION,
            stage_words=words.label("practice-stages", example.practice_stage),
            where=listed(map(telling.area, example.areas)),
            news=words.news_about(example.id),
        )


def _described(telling: Telling) -> tuple[Link, ...]:
    example = telling.example
    at_sites = (site.service for site in example.sites if site.service)
    return telling.words.links(dict.fromkeys((*example.describes, *at_sites)))


def _related(telling: Telling) -> Iterator[Related]:
    """Typed relations but for those who took it up: they stand under doing it elsewhere."""
    words, example = telling.words, telling.example
    taken_up = set(words.links(r.to for r in example.relations if r.type == TAKEN_UP))
    found = links_of_example(example, words)
    yield from (related for related in found if related.link not in taken_up)


def _fact_box(telling: Telling) -> Iterator[Named]:
    """Who, where, what it is about, how far along; then its three dates, apart."""
    example, words = telling.example, telling.words
    yield Named(say("Submitted by"), (), telling.organisation_links((example.submitted_by,)))
    yield from _where(telling)
    named = (
        (say("Helps with"), words.labels("needs", example.needs)),
        (say("Of use to"), words.labels("audiences", example.audiences)),
        (say("Stage of family life"), words.labels("stages", example.stages)),
        (say("Kind of support"), words.labels("kinds", example.kinds)),
        (say("Publisher’s themes"), ", ".join(example.original.themes) if example.original else ""),
        (
            say("Publisher’s priorities"),
            ", ".join(example.original.priorities) if example.original else "",
        ),
        (say("Also called"), ", ".join(example.also_called)),
    )
    yield from (Named(name, (plain(text),)) for name, text in named if text)
    stage = words.label("practice-stages", example.practice_stage)
    yield Named(
        say("Stage of the practice"), (plain(sentences(stage, example.practice_stage_note)),)
    )
    yield from _dates(telling)


def _where(telling: Telling) -> Iterator[Named]:
    example = telling.example
    if example.local_authorities:
        councils = telling.organisation_links(example.local_authorities)
        yield Named(say("Local authority"), (), councils)
    yield Named(say("Place"), (plain(listed(map(telling.area, example.areas))),))
    if example.sites:
        yield Named(say("Sites"), tuple(plain(_site(telling, site)) for site in example.sites))
    if example.setting:
        yield Named(say("Setting"), (plain(example.setting),))


def _site(telling: Telling, site: Site) -> str:
    host = f", {telling.organisation(site.host)}" if site.host else ""
    return f"{telling.area(site.area)}{host}"


def _dates(telling: Telling) -> Iterator[Named]:
    """When it was written, checked with the people named, and built into a page."""
    example, words = telling.example, telling.words
    ours = say("We worked this date out") if example.written.ours else None
    written = sentences(written_in_words(example.written), ours, example.written.note)
    yield Named(say("Written"), (plain(written),))
    standing = editorial_view(example, words)
    yield Named(say("Our check"), (plain(sentences(standing.words, standing.means)),))
    state = check_state(example, words.today).plain
    if example.checked:
        state = say(
            "%(state)s, %(how)s, by %(who)s",
            state=state,
            how=_CHECKED_HOW[example.checked.how],
            who=example.checked.by,
        )
    yield Named(say("Checked"), (plain(sentences(state)),))
    yield Named(say("Page built"), (plain(sentences(day_in_words(words.today))),))
