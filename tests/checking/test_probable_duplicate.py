"""Two records of one service are found; two services that look alike are left in peace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking.checking import check
from generator.checking.likeness import likenesses
from generator.cli import main
from generator.records.catalogue import Catalogue
from generator.records.contact_fields import SHORT_CODES, dialled
from generator.records.service import Service
from tests.conftest import REAL_DAY, ROOT
from tests.real import real_check

WAYS: Mapping[str, Mapping[str, object]] = {
    "phone": {"phones": [{"number": "0191 498 0150"}]},
    "same phone": {"phones": [{"number": "+44 191 4980150"}]},
    "other phone": {"phones": [{"number": "0191 498 0151"}]},
    "e-mail": {"email": "hello@example.org"},
    "page": {"website": "https://www.example.org/baby-group/"},
    "same page": {"website": "http://example.org/baby-group"},
    "host": {"website": "https://example.org/other"},
    "council": {"website": "https://www.sunderland.gov.uk/a"},
    "council too": {"website": "https://www.sunderland.gov.uk/b"},
    "facebook": {"website": "https://facebook.com/a"},
    "facebook too": {"website": "https://www.facebook.com/b"},
    "none": {},
}


def service(id_: str, name: str, way: str, **more: object) -> Service:
    """A service called *name*, with the contact that *way* names."""
    return Service.model_validate(
        {
            "id": id_, "path": f"directory/services/sunderland/{id_}.yml", "name": name,
            "kind": ["peer-group"], "organisation": "harbour-friends", "areas": ["sunderland"],
            "status": "open", "summary": "A group.", "contact": WAYS[way],
            "sources": [{"url": "https://example.org/", "says": "what it offers"}], **more,
        }
    )  # fmt: skip


@pytest.fixture(scope="module")
def good() -> Catalogue:
    """The good directory without its services."""
    checked = check(ROOT / "tests/examples/good", REAL_DAY)
    return replace(checked.catalogue, services={})


def pairs(good: Catalogue, *services: Service) -> list[tuple[str, str]]:
    """The ids of the pairs found among *services*."""
    found = likenesses(replace(good, services={each.id: each for each in services}))
    return [(pair.earlier.id, pair.later.id) for pair in found]


HALL, CHURCH = {"postcode": "SR1 9ZZ"}, {"postcode": "SR2 9ZZ"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Baby Group", "phone"), ("The Baby Group", "same phone")),
        (("Mums & Bumps", "e-mail"), ("Mums and Bumps Group", "e-mail")),
        (("Home-Start Wearside", "page"), ("Homestart Wearside", "same page")),
        (("Home-Start Wearside", "page"), ("Homestart Wearside", "host")),
        (("Breastfeeding friends", "phone"), ("Brestfeeding friends", "phone")),
        (("St. Mary's toddlers", "phone"), ("Saint Marys Toddlers", "phone")),
        (("Little Stars", "phone"), ("Little Stars of Southwick", "phone")),
    ],
)
def test_one_service_written_twice_is_found(
    good: Catalogue, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert pairs(good, service("a", *one), service("b", *other)) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("St Mary's Toddlers", "phone"), ("St Mark's Toddlers", "phone")),
        (("Baby Group", "none"), ("Baby Group", "none")),
        (("Baby Group", "phone"), ("Baby Group", "other phone")),
        (("Baby Group", "council"), ("Baby Group", "council too")),
        (("Baby Group", "facebook"), ("Baby Group", "facebook too")),
        (("Monday Bumps", "phone"), ("Sunday Bumps", "phone")),
        (("Stay and Play Under 1s", "phone"), ("Stay and Play Under 5s", "phone")),
        (("Marton Mums Circle", "phone"), ("Martin Mums Circle", "phone")),
        (("Southwick Mums Circle", "phone"), ("Southwark Mums Circle", "phone")),
        (("Counselling for mothers", "phone"), ("Befriending for mothers", "phone")),
        (("Harbour Friends", "phone"), ("Harbour Friends Walking", "phone")),
        (("Little Stars", "host"), ("Little Stars of Southwick", "host")),
    ],
)
def test_services_that_only_look_alike_are_left_in_peace(
    good: Catalogue, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert pairs(good, service("a", *one), service("b", *other)) == []


def test_branches_at_different_places_are_asked_about_only_if_their_names_are_the_same(
    good: Catalogue,
) -> None:
    here = service("a", "Little Stars", "phone", places=[HALL])
    there = service("b", "Little Stars", "phone", places=[CHURCH])
    told_apart = service("b", "Little Stars Southwick", "phone", places=[CHURCH])
    assert pairs(good, here, there) == [("a", "b")]
    assert pairs(good, here, told_apart) == []


def test_services_for_different_areas_are_not_one(good: Catalogue) -> None:
    assert not pairs(
        good,
        service("a", "Little Stars", "phone"),
        service("b", "Little Stars", "phone", areas=["elsewhere"]),
    )


def test_a_number_of_the_whole_organisation_holds_up_only_equal_names(good: Catalogue) -> None:
    switchboard = {"phones": [{"number": "0191 498 0100"}]}
    one = service("a", "Little Stars", "none", contact=switchboard)
    assert pairs(good, one, service("b", "The Little Stars", "none", contact=switchboard))
    assert not pairs(good, one, service("b", "Little Stars Choir", "none", contact=switchboard))


def test_an_editor_who_named_the_other_record_is_not_asked_again(good: Catalogue) -> None:
    one = service("a", "Little Stars", "phone")
    for more in (
        {"not_the_same_as": ["a"]},
        {"try_instead": ["a"]},
        {"relations": [{"type": "sister-site", "to": "a"}]},
    ):
        assert not pairs(good, one, service("b", "Little Stars", "phone", **more))


def test_the_record_that_is_held_back_is_the_newer_one(good: Catalogue) -> None:
    held = service("a", "Little Stars", "phone", held="Imported. Not yet read.")
    assert pairs(good, held, service("b", "Little Stars", "phone")) == [("b", "a")]


RETYPED: Mapping[str, Callable[[str], str]] = {
    "with 'The' and 'Service'": lambda name: f"The {name} service",
    "with other signs": lambda name: name.replace("and", "&").replace("-", " ").upper(),
    "without apostrophes and commas": lambda name: name.replace("'", "").replace(",", ""),
}


def test_a_real_record_typed_again_by_a_stranger_is_found() -> None:
    """Each real service with a number of its own, its name written otherwise: at least 95 in 100."""
    real = real_check(REAL_DAY).catalogue
    assert likenesses(real) == []
    found = asked = 0
    for retype in RETYPED.values():
        doubles = {
            f"zz-{id_}": original.model_copy(
                update={"id": f"zz-{id_}", "path": f"zz-{id_}", "name": retype(original.name)}
            )
            for id_, original in real.services.items()
            if any(dialled(p.number) not in SHORT_CODES for p in original.contact.phones)
        }
        asked += len(doubles)
        told = likenesses(replace(real, services={**real.services, **doubles}))
        found += len({pair.later.id for pair in told if pair.later.id == f"zz-{pair.earlier.id}"})
    assert asked > 90
    assert found / asked >= 0.95


def test_the_command_lists_every_pair_with_what_it_shares(world: Path) -> None:
    folder = world / "directory/services/sunderland"
    text = (folder / "tea-and-talk.yml").read_text("utf-8")
    (folder / "tea-talk.yml").write_text(text, "utf-8")
    told = CliRunner().invoke(main, ["duplicates", "--root", str(world)])
    assert told.exit_code == 0
    assert "Tea and Talk" in told.output
    assert "phone number, e-mail address, web page, postcode and website" in told.output
    assert "not_the_same_as: [tea-at-home, tea-and-talk]" in told.output
    listed = CliRunner().invoke(main, ["duplicates", "--root", str(world), "--format", "csv"])
    assert (
        listed.output.splitlines()[0] == "later,earlier,name,other_name,names,shared,if_different"
    )
