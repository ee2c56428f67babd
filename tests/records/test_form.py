"""The form of every model: what an editor may put into each field."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from generator.records.form import FormField, Holds, form_of, groups_of
from generator.records.kinds import KINDS
from generator.records.parts import Rule
from generator.records.service import Contact, Opening, Phone, Place, Service
from generator.records.settings import Settings

TOPS: tuple[type[BaseModel], ...] = (*(kind.model for kind in KINDS), Settings)
MODELS = tuple(dict.fromkeys(model for top in TOPS for model in (top, *groups_of(top))))


def _field(model: type[BaseModel], key: str) -> FormField:
    return next(field for field in form_of(model) if field.key == key)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_of_every_model_says_what_it_holds(model: type[BaseModel]) -> None:
    for field in form_of(model):
        assert (field.holds is Holds.GROUP) == (field.group is not None), field.key
        assert (field.holds is Holds.CHOICE) == bool(field.choices), field.key
        assert (field.holds is Holds.REFERENCE) == bool(field.target), field.key


def test_a_field_is_told_with_its_key_as_typed_its_limits_and_its_choices() -> None:
    assert _field(Service, "for").group is not None
    summary = _field(Service, "summary")
    assert (summary.holds, summary.longest, summary.required) == (Holds.LINE, 160, True)
    assert _field(Rule, "value").choices == ("yes", "no", "only-if")
    assert (_field(Service, "needs").target, _field(Service, "needs").many) == ("needs", True)
    assert _field(Phone, "number").holds is Holds.PHONE
    assert _field(Place, "postcode").holds is Holds.POSTCODE
    assert _field(Place, "step_free").default == "not-known"
    assert _field(Contact, "email").holds is Holds.EMAIL
    assert (_field(Opening, "days").holds, _field(Opening, "days").many) == (Holds.CHOICE, True)
    opening = _field(Service, "opening")
    assert (opening.word, opening.group, opening.many) == ("always", Opening, True)


def test_what_comes_from_the_files_name_is_not_asked_for() -> None:
    assert {"id", "path"} & {field.key for field in form_of(Service)} == set()
