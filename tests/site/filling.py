"""Fill every field of a record model: texts from a supply, all else with a plain value that passes.

The fields are found in the models themselves, so that a field added tomorrow is filled tomorrow.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Protocol, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, StringConstraints

from generator.records.fields import Refers

#: A plain value for each kind of value that is not free text, by the function that checks it.
PLAIN = {
    "_when": "2026-05",
    "_page_date": "2026-05",
    "_time": "09:00",
    "_phone": "0191 498 0101",
    "_postcode": "SR1 9ZZ",
    "_district": "SR1",
    "_url": "https://example.org/page",
    "_email": "hello@example.org",
    "_language": "en",
    "_yes_no": "no",
    "_day": "2026-10-01",
    "_whole": "37",
    "_slug": "report",
    "_handle": "@harbour-friends/editors",
}


class Supply(Protocol):
    """Gives the next text for a field that holds at most *longest* characters."""

    def __call__(self, field_name: str, longest: int) -> str:
        """The text for the field."""


class Filler:
    """Fills models with texts from *supply* and ids from *ids* (by what they refer to)."""

    def __init__(
        self,
        supply: Supply,
        ids: Mapping[str, list[str]],
        *,
        leave_out: Iterable[str] = (),
        fixed: Mapping[str, Any] | None = None,
        many: int = 1,
    ) -> None:
        """*leave_out* are fields, as ``group.field``, to leave empty; *fixed* gives some their value.

        Each id in *ids* has its turn: the lists are turned in place. Lists of texts get *many*.
        """
        self.supply = supply
        self.ids = ids
        self.many = many
        self.leave_out = frozenset(leave_out)
        self.fixed = dict(fixed or {})

    def group(self, model: type[BaseModel], above: str = "") -> dict[str, Any]:
        """Every field of *model*, filled."""
        made: dict[str, Any] = {}
        for name, info in model.model_fields.items():
            key = info.alias or name
            field = f"{above}.{key}" if above else key
            if field in self.leave_out or (key in ("id", "path") and not above):
                continue
            if field in self.fixed:
                made[key] = self.fixed[field]
                continue
            made[key] = self._value(info.annotation, list(info.metadata), field)
        return made

    def _value(self, annotation: Any, marks: list[Any], field: str) -> Any:
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self._value(inner, [*marks, *more], field)
        if get_origin(annotation) in (Union, types.UnionType):
            return self._value(
                next(a for a in get_args(annotation) if a is not type(None)), marks, field
            )
        for mark in marks:
            if isinstance(mark, Refers):
                return self._id(mark.target)
            if (
                isinstance(mark, StringConstraints)
                and mark.strip_whitespace
                and not _checked_further(marks)
            ):
                return self.supply(field, mark.max_length or 400)
        for mark in marks:
            if (
                isinstance(mark, (AfterValidator, BeforeValidator))
                and (name := getattr(mark.func, "__name__", "")) in PLAIN
            ):
                return (
                    "17:00" if field.rpartition(".")[2] == "to" and name == "_time" else PLAIN[name]
                )
            if getattr(mark, "pattern", None):
                return "E08000024"
        if get_origin(annotation) is tuple:
            first = self._value(get_args(annotation)[0], [], field)
            is_text = isinstance(first, str) and _is_text(get_args(annotation)[0])
            return [
                first,
                *(
                    self._value(get_args(annotation)[0], [], field)
                    for _ in range(self.many - 1 if is_text else 0)
                ),
            ]
        if get_origin(annotation) is Literal:
            return get_args(annotation)[0]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.group(annotation, field)
        message = f"no plain value is known for {field}: {annotation} {marks}"
        raise AssertionError(message)

    def _id(self, target: str) -> str:
        """The next id of what *target* names: each has its turn."""
        known = self.ids[target]
        known.append(known.pop(0))
        return known[-1]


def _checked_further(marks: list[Any]) -> bool:
    """True when a text must have a form of its own, such as a name on GitHub."""
    return any(
        getattr(mark.func, "__name__", "") in PLAIN
        for mark in marks
        if isinstance(mark, AfterValidator)
    )


def _is_text(annotation: Any) -> bool:
    marks = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
    return any(isinstance(m, StringConstraints) and m.strip_whitespace for m in marks)


def as_yaml(record: Mapping[str, Any]) -> str:
    """*record* as YAML, each field on its line and every text in double quotes, as JSON writes them."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in record.items()
    )
