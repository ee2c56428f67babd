"""A poster for an area: one sentence, where to look, and who to call now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.language.said import say
from generator.planning.wording import day_in_words

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

SIZES = ("a4", "a5")


@dataclass(frozen=True, slots=True)
class PosterView:
    """Everything that a poster says. *day* is as computers write it."""

    size: str
    title: str
    heading: str
    sentence: str
    site_name: str
    area_name: str
    made_on: str
    day: str
    address: str
    launched: bool
    operator: str


def poster_view(made: Material, size: str) -> PosterView:
    """The poster of a site in a *size* of :data:`SIZES`."""
    settings = made.settings
    return PosterView(
        size=size,
        title=say("Help in %(area)s", area=made.area_name),
        heading=say("Pregnant, or had a baby? Not feeling right?"),
        sentence=say(
            "Find someone in %(area)s who can help, for mums, birthing parents, partners and families.",
            area=made.area_name,
        ),
        site_name=settings.name,
        area_name=made.area_name,
        made_on=day_in_words(made.words.today),
        day=made.words.today.isoformat(),
        address=made.address,
        launched=settings.launched,
        operator=settings.operator.name if settings.operator else "",
    )
