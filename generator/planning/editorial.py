"""Where the page of a practice example stands with its editors: its state today, and how it came there."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checking.review_cycle import state_of_review
from generator.language.said import joined, say
from generator.planning.facts import Fact
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import when_in_words
from generator.records.practice import PracticeExample


@dataclass(frozen=True, slots=True)
class EditorialView:
    """The state of a page in words, what it means, a warning if there is cause, and its dated history."""

    state: str
    words: str
    means: str
    warning: str
    history: tuple[Fact, ...]

    @property
    def is_archived(self) -> bool:
        """True when nobody looks after the page any more."""
        return self.state == "archived"


def editorial_view(example: PracticeExample, words: ServiceWording) -> EditorialView:
    """Where the page of *example* stands on the day of the build."""
    state = state_of_review(example, words.today)
    term = words.catalogue.terms["review-levels"].get(state)
    return EditorialView(
        state,
        term.label if term else state,
        (term.means or "") if term else "",
        _warning(example, state, words),
        tuple(
            Fact(
                when_in_words(step.on),
                tuple(
                    filter(
                        None,
                        (
                            words.label("review-levels", step.state),
                            say("By: %(who)s", who=step.by) if step.by else None,
                            step.note,
                        ),
                    )
                ),
            )
            for step in example.history
        ),
    )


def _warning(example: PracticeExample, state: str, words: ServiceWording) -> str:
    if state == "archived":
        return say("This page is archived. Nobody looks after it any more.")
    if state != "due":
        return ""
    steps = [step for step in example.history if step.state != "due"]
    last = (
        say(
            "Its last state was “%(state)s”, %(when)s.",
            state=words.label("review-levels", steps[-1].state),
            when=when_in_words(steps[-1].on),
        )
        if steps
        else ""
    )
    return joined(" ", (say("This page is due to be checked again."), last))
