"""The dated history of an example ends in the state that it shows.

A page that says 'confirmed by the organisation' must be able to say when, and by which role.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from generator.checking.dates import first_day, last_day
from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Put


def editorial_history(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find histories that are out of order, lie ahead, or end in another state than the review level."""
    for example in catalogue.practices.values():
        history = example.history
        for number, (before, after) in enumerate(pairwise(history)):
            if last_day(after.on) < first_day(before.on):
                sentence = "On: Put the steps in order of their days, the oldest first."
                yield Finding(
                    example.path, ("history", number + 1, "on"), "history-out-of-order", sentence
                )
        for number, step in enumerate(history):
            if first_day(step.on) > today:
                sentence = "On: Write the day on which it happened. This day has not come yet."
                yield Finding(
                    example.path,
                    ("history", number, "on"),
                    "history-in-future",
                    sentence,
                    fill=(Put("…"),),
                )
        if history and history[-1].state != example.review_level:
            sentence = f"Review level: Write the state in which the history ends, or add a step to it. It ends in '{history[-1].state}'."
            yield Finding(
                example.path,
                ("review_level",),
                "history-disagrees",
                sentence,
                history[-1].state,
            )
