"""What a service is listed under, in every facet; and the lists that narrow further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.planning import facets
from generator.planning.facet_terms import children
from generator.planning.facets import FACETS, Background, terms_of
from generator.records.catalogue import Catalogue
from generator.records.organisation import Organisation
from generator.records.service import Service
from tests.conftest import TODAY
from tests.real import real_check

SOURCES = [{"url": "https://example.org/", "says": "it"}]


@pytest.fixture(scope="module")
def real() -> Catalogue:
    """The real records, as they are."""
    return real_check(TODAY).catalogue


def _service(**fields: object) -> Service:
    given = {
        "id": "x",
        "path": "x",
        "name": "X",
        "kind": ["peer-group"],
        "organisation": "o",
        "areas": ["a"],
        "status": "open",
        "summary": "S.",
        "sources": SOURCES,
    }
    return Service.model_validate(given | fields)


def _organisation(id_: str, kind: str) -> Organisation:
    return Organisation.model_validate(
        {"id": id_, "path": id_, "name": id_, "kind": kind, "does": "It helps.", "sources": SOURCES}
    )


def _terms(
    real: Catalogue, fields: Mapping[str, object], *, run_by: str = "charity"
) -> Mapping[str, tuple[str, ...]]:
    """The terms of a made-up service of a made-up organisation, with the real vocabulary."""
    known = {"o": _organisation("o", run_by), "p": _organisation("p", "nhs-trust")}
    return terms_of(_service(**fields), Background(replace(real, organisations=known), TODAY))


def _at(days: list[str], start: str, end: str) -> list[dict[str, object]]:
    return [{"days": days, "from": start, "to": end}]


# --------------------------------------------------------------------------- terms of one service


def test_every_facet_has_its_key_and_what_nobody_says_has_no_term(real: Catalogue) -> None:
    """A service of which little is known stands under what is known, and under nothing else."""
    found = _terms(real, {}, run_by="not-stated")

    assert list(found) == [facet.id for facet in FACETS]
    assert found == {
        "needs": (),
        "stages": tuple(sorted(s for s in real.terms["stages"] if s != "after-loss")),
        "kinds": ("peer-group",),
        "audiences": (),
        "access": (),
        "routes": (),
        "cost": (),
        "when": (),
        "accepts": ("now",),
        "run-by": (),
        "languages": (),
    }


def test_every_term_of_every_real_service_is_a_choice_of_its_facet(real: Catalogue) -> None:
    """No service is listed under a term that has no page and no checkbox."""
    background = Background(real, TODAY)
    all_found = [terms_of(service, background) for service in real.services.values()]
    strays = []
    for facet in FACETS:
        found = {id_ for terms in all_found for id_ in terms[facet.id]}
        choices = {term.id for term in facet.terms(real, found)}
        strays += [(facet.id, id_) for id_ in sorted(found - choices)]

    assert strays == []


@pytest.mark.parametrize(
    ("routes", "listed"),
    [
        ([], ()),
        (["not-known"], ()),
        (["midwife"], ("midwife",)),
        (["self"], ("self",)),
        (["just-turn-up"], ("just-turn-up", "self")),
        (["family-friend"], ("family-friend", "self")),
        (["voluntary-organisation"], ("voluntary-organisation",)),
    ],
)
def test_no_referral_needed_holds_every_way_in_without_a_professional(
    real: Catalogue, routes: list[str], listed: tuple[str, ...]
) -> None:
    """Just as the mark on a card says it; where the way in is not known, nothing is said."""
    assert _terms(real, {"how_to_get_help": {"routes": routes}})["routes"] == listed


def test_a_midwife_finds_what_any_professional_may_refer_to(real: Catalogue) -> None:
    """'Any professional' takes in those who are one beyond doubt, not a charity's volunteers."""
    found = _terms(real, {"how_to_get_help": {"routes": ["any-professional"]}})["routes"]

    assert {"midwife", "health-visitor", "gp", "social-worker", "any-professional"} <= set(found)
    assert {"self", "family-friend", "voluntary-organisation"}.isdisjoint(found)


@pytest.mark.parametrize(
    ("cost", "calls", "listed"),
    [
        ("free", [], {"free"}),
        ("free-call", [], {"free", "free-call"}),
        ("not-known", [], set()),
        (None, ["free-call"], {"free-call"}),
        ("free", ["standard-call"], {"free", "standard-call"}),
        ("low-cost", [None], {"low-cost"}),
    ],
)
def test_a_free_line_is_free_but_a_free_call_does_not_make_a_service_free(
    real: Catalogue, cost: str | None, calls: list[str | None], listed: set[str]
) -> None:
    """The price of a call says nothing of what the service itself costs."""
    phones = [{"number": "0191 498 0101", "cost": call} for call in calls]

    assert set(_terms(real, {"cost": cost, "contact": {"phones": phones}})["cost"]) == listed


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        ({}, ()),
        ({"opening": _at(["mon", "fri"], "09:00", "17:00")}, ()),
        ({"opening": _at(["mon"], "09:00", "17:30")}, ("evenings",)),
        ({"opening": _at(["tue"], "18:00", "02:00")}, ("evenings",)),
        ({"opening": _at(["sat"], "10:00", "20:00")}, ("weekends",)),
        ({"opening": "always"}, ("evenings", "weekends", "any-hour")),
        ({"opening": "always", "status": "paused"}, ()),
        ({"opening": "always", "opening_valid_until": "2026-03-31"}, ()),
        ({"opening": "always", "opening_valid_until": "2027-03-31"}, ("evenings", "weekends", "any-hour")),
        ({"sessions": [{"name": "A", "day": "wed", "from": "17:00"}]}, ("evenings",)),
        ({"sessions": [{"name": "A", "day": "wed", "from": "10:00"}]}, ()),
        ({"sessions": [{"name": "A", "day": "sun"}]}, ("weekends",)),
        ({"sessions": [{"name": "A", "how_often": "weekly"}]}, ()),
        ({"opening_note": "Open in the evening."}, ()),
    ],
)  # fmt: skip
def test_evenings_and_weekends_come_from_hours_and_sessions_that_are_known(
    real: Catalogue, fields: dict[str, object], listed: tuple[str, ...]
) -> None:
    """Closing at five is no evening; hours that have lapsed, and services that do not run, count for nothing."""
    assert _terms(real, fields)["when"] == listed


@pytest.mark.parametrize(
    ("kind", "fields", "listed"),
    [
        ("charity", {}, ("charity",)),
        ("community-interest-company", {}, ("charity",)),
        ("nhs-trust", {}, ("nhs",)),
        ("council-childrens-services", {}, ("council",)),
        ("not-stated", {}, ()),
        ("charity", {"partners": ["p"]}, ("charity", "nhs")),
        ("company", {"kind": ["talking-therapy"]}, ("company", "nhs")),
        ("charity", {"partners": ["of-another-directory"]}, ("charity",)),
    ],
)
def test_who_runs_it_follows_from_the_kinds_of_its_organisations(
    real: Catalogue, kind: str, fields: dict[str, object], listed: tuple[str, ...]
) -> None:
    """With partners; and an NHS service is one, even when a company runs it."""
    assert _terms(real, fields, run_by=kind)["run-by"] == listed


@pytest.mark.parametrize(
    ("status", "listed"),
    [("open", ("now",)), ("waiting-list", ("after-a-wait",)), ("planned", ()), ("paused", ())],
)
def test_what_takes_new_people_follows_from_the_status(
    real: Catalogue, status: str, listed: tuple[str, ...]
) -> None:
    """A wait is told apart; what does not run takes nobody."""
    assert _terms(real, {"status": status})["accepts"] == listed


def test_the_program_knows_only_terms_that_the_vocabulary_has(real: Catalogue) -> None:
    """Renaming a term in a list cannot quietly empty a facet."""
    terms = real.terms

    assert set(terms["kinds"]) >= facets._NHS_KINDS
    assert set(facets._RUN_BY) <= set(terms["organisation-kinds"])
    assert set(facets._ARE_PROFESSIONALS) <= set(terms["referral-routes"])
    assert set(terms["statuses"]) >= facets.RUNS


# --------------------------------------------------------------------------------------- choices


def test_every_facet_of_the_search_has_a_folder_of_its_own() -> None:
    """The ids that search keeps in an address, and the folders of the pages, are each said once."""
    assert len({facet.id for facet in FACETS}) == len({facet.folder for facet in FACETS}) == 11


def test_every_choice_has_words_of_its_own(real: Catalogue) -> None:
    """Within a facet no two labels or headings are alike, and they stand in order."""
    for facet in FACETS:
        terms = facet.terms(real, {"en", "pl", "bfi", "nhs", "now"})

        assert len({t.label for t in terms}) == len({t.heading for t in terms}) == len(terms)
        assert [t.order for t in terms] == sorted(t.order for t in terms)
        assert all(t.within[0] == t.id for t in terms)


def test_languages_are_those_that_occur_by_name(real: Catalogue) -> None:
    """Nobody chooses from codes, or from languages that no service offers."""
    (languages,) = (facet for facet in FACETS if facet.id == "languages")

    assert [(t.id, t.label, t.heading) for t in languages.terms(real, {"pl", "bfi"})] == [
        ("bfi", "British Sign Language", "Help in British Sign Language"),
        ("pl", "Polish", "Help in Polish"),
    ]
    assert languages.terms(real, ()) == ()


def test_everyone_who_may_refer_can_say_who_she_is(real: Catalogue) -> None:
    """Each way in through a professional speaks as she would, and has a heading for families."""
    (routes,) = (facet for facet in FACETS if facet.id == "routes")
    terms = {term.id: term for term in routes.terms(real, ())}
    through = {t.id for t in real.terms["referral-routes"].values() if t.self is False}

    assert {id_ for id_, term in terms.items() if term.who} == through
    assert terms["midwife"].who == "I am a midwife"
    assert terms["midwife"].heading == "Help through your midwife"
    assert terms["self"].label == "No referral needed"


def test_a_choice_takes_in_the_narrower_ones(real: Catalogue) -> None:
    """Help after losing a baby holds help after a sudden death."""
    (needs,) = (facet for facet in FACETS if facet.id == "needs")
    loss = next(term for term in needs.terms(real, ()) if term.id == "baby-loss")

    assert loss.within == tuple(children(real.terms["needs"], "baby-loss"))
    assert "sudden-infant-death" in loss.within
    assert loss.gentle
