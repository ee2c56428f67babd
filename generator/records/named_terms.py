"""Terms of the vocabulary that the program itself must know, each said once."""

from __future__ import annotations

from collections.abc import Mapping

#: Needs of people whom someone may be looking for: their services keep places and titles quiet.
ABUSE_NEEDS = frozenset({"domestic-abuse", "sexual-violence"})

#: Kinds of support that someone in danger may rely on: open to anyone, and checked soonest.
LIFELINE_KINDS = frozenset({"emergency", "crisis", "helpline", "text-line"})

#: Kinds of area that take in the whole country.
NATIONAL_KINDS = frozenset({"everywhere", "nation"})

#: Needs that come before everything, with the group of crisis words that brings each one's panel.
CRISIS_GROUPS: Mapping[str, str] = {
    "suicidal-thoughts": "self",
    "harm-to-baby": "baby",
    "postpartum-psychosis": "psychosis",
    "domestic-abuse": "abuse",
}

#: Needs whose card must reassure at once: its words come before anything that may frighten.
REASSURING = frozenset({"ocd-intrusive-thoughts"})
