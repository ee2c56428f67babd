"""What a model says of its fields: their keys, where they stand, and the groups they hold."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.records.problem import Loc


@cache
def field_names(model: type[BaseModel]) -> list[str]:
    """The keys an editor may type in *model*, in order."""
    return [field.alias or name for name, field in model.model_fields.items() if is_typed(field)]


def is_typed(field: FieldInfo) -> bool:
    """True for a field that an editor types; False for one that comes from the file's name or place."""
    extra = field.json_schema_extra
    return not (isinstance(extra, dict) and extra.get("from_file"))


def field_at(model: type[BaseModel], loc: Loc) -> tuple[FieldInfo | None, type[BaseModel] | None]:
    """The field at *loc* in *model*, and the model of the group it holds, if it holds one."""
    field: FieldInfo | None = None
    here: type[BaseModel] | None = model
    for step in loc:
        if isinstance(step, int):
            continue
        if here is None:
            return None, None
        field = _field(here, step)
        if field is None:
            return None, None
        here = model_inside(field.annotation)
    return field, here


def title_at(model: type[BaseModel], loc: Loc) -> str:
    """The name by which editors know the field at *loc* in *model*."""
    field, _ = field_at(model, loc)
    return field.title if field and field.title else words_of(loc)


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    for name, field in model.model_fields.items():
        if (field.alias or name) == key:
            return field
    return None


def model_inside(annotation: Any) -> type[BaseModel] | None:
    """The model that *annotation* holds, through tuples, optionals and annotations, if any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, Union, types.UnionType, Annotated):
        for inner in get_args(annotation):
            if found := model_inside(inner):
                return found
    return None


def words_of(loc: Loc) -> str:
    """The last key of *loc* as words; 'This record' when there is none."""
    names = [str(step).replace("_", " ") for step in loc if isinstance(step, str)]
    return names[-1].capitalize() if names else "This record"
