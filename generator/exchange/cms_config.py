"""The configuration of the editor in the browser, ``admin/config.yml``: made from the forms of the models.

Sveltia CMS reads it, and so would Decap CMS: both know collections of files and kinds of field. Every
field holds text, as ``check`` reads it; ``cms/record-format.js`` reads and writes the files. Names that
end with an underscore are the editor's own and never reach a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import BaseModel

from generator.exchange.record_schemas import Terms, targets
from generator.exchange.value_patterns import pattern_of, sentence_of
from generator.records.catalogue import Catalogue
from generator.records.form import FormField, Holds, form_of
from generator.records.kinds import KINDS, Kind
from generator.records.parts import Standing
from generator.records.service import Service
from generator.records.settings import SETTINGS_FILE, Settings

Options = dict[str, Any]

FORMAT = "record"
"""The name under which ``cms/start.js`` registers how records are read and written."""

KEPT = "kept"
"""What stands in the editor's field for the folder when a record has its file already."""

_TITLES = {
    "service": ("Services", "Service"),
    "organisation": ("Organisations", "Organisation"),
    "area": ("Areas", "Area"),
    "practice": ("Practice examples", "Practice example"),
    "news": ("News and events", "News item"),
    "vocabulary": ("Words", "List of words"),
}
#: Kinds as an editor meets them: what is changed most often comes first.
_ORDER = ("service", "organisation", "practice", "news", "area", "vocabulary")
_PLAIN: Options = {"use_emoji_autocomplete": False}


def config_text(settings: Settings, catalogue: Catalogue) -> str:
    """The file, for a directory whose *settings* name a repository."""
    note = "# Made anew at each build, from the models. See docs/pages/developers/cms.md.\n"
    return note + yaml.dump(
        configuration(settings, catalogue),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=1000,
    )


class _Dumper(yaml.SafeDumper):
    """Writes what stands in several places once, with a reference from the others."""


def configuration(settings: Settings, catalogue: Catalogue) -> Options:
    """The same as plain data."""
    terms = {
        target: {term.id: term.label for term in catalogue.terms.get(target, {}).values()}
        for target in targets()
    }
    fields = _Fields(terms)
    folders = sorted({s.path.split("/")[-2] for s in catalogue.services.values()})
    kinds = {kind.name: kind for kind in KINDS}
    return {
        "backend": _backend(settings),
        "publish_mode": "editorial_workflow",
        "app_title": f"{settings.name}: for editors",
        "site_url": settings.site_url,
        "media_folder": "directory/media",
        "media_libraries": {"stock_assets": {"providers": []}},
        "show_preview_links": False,
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        "collections": [_collection(kinds[name], fields, folders) for name in _ORDER],
        "singletons": [
            {
                "name": "settings",
                "label": "Settings",
                "file": SETTINGS_FILE,
                "format": FORMAT,
                "fields": [*fields.of(Settings), _ORIGINAL],
            }
        ],
    }


def _backend(settings: Settings) -> Options:
    backend: Options = {
        "name": "github",
        "repo": settings.repository,
        "commit_messages": {
            "create": "Add {{slug}}",
            "update": "Change {{slug}}",
        },
        "squash_merges": True,
    }
    if settings.sign_in_url:
        return backend | {"base_url": settings.sign_in_url}
    return backend | {"auth_methods": ["token"]}


def _collection(kind: Kind, fields: _Fields, folders: Iterable[str]) -> Options:
    label, singular = _TITLES[kind.name]
    titled = "title" if "title" in kind.model.model_fields else "name"
    made: Options = {
        "name": kind.name,
        "label": label,
        "label_singular": singular,
        "folder": kind.folder,
        "extension": "yml",
        "format": FORMAT,
        "identifier_field": titled,
        "slug": {
            "template": f"{{{{{titled}}}}}",
            "editable": ["create"],
            "hint": "The file's name, and the last part of the page's address. It never changes.",
            "pattern": [pattern_of(Holds.SLUG), sentence_of(Holds.SLUG)],
        },
        "summary": f"{{{{{titled}}}}}",
        "sortable_fields": [titled],
        "create": kind.name != "vocabulary",
        "delete": False,
        "duplicate": False,
        "publish": False,
        "editor": {"preview": False},
        "fields": [*fields.of(kind.model), _ORIGINAL],
    }
    if kind.nested:
        # A record keeps its file's place whatever stands here: see record-format.js.
        made["path"] = "{{folder_}}/{{slug}}"
        made["fields"] = [_folder_field(folders), *made["fields"]]
    return made


_ORIGINAL: Options = {"name": "original_", "widget": "hidden"}
"""The text of the file as it was: what is not changed is written as it stands."""


def _folder_field(folders: Iterable[str]) -> Options:
    stays = {"label": "Its file stays where it is", "value": KEPT}
    return {
        "name": "folder_",
        "label": "Folder",
        "hint": "For a new service: the folder of its area. national is for all of the UK.",
        "widget": "select",
        "options": [*({"label": f, "value": f} for f in folders), stays],
        "dropdown_threshold": 0,
    }


@dataclass(frozen=True, slots=True)
class _Fields:
    """Makes the fields of the editor; *terms* are those of each list."""

    terms: Terms

    def of(self, model: type[BaseModel]) -> list[Options]:
        """Every field of *model*: its own in order, then those of every record."""
        common = {f.key for f in form_of(Standing)} if issubclass(model, Standing) else set()
        fields = sorted(form_of(model), key=lambda field: field.key in common)
        if model is Service:
            return list(self._with_where(fields))
        return [self.field(field) for field in fields]

    def field(self, field: FormField) -> Options:
        """One field, with its help and its rule as far as a pattern can say it."""
        shown: Options = {"name": field.key, "label": field.title}
        if field.help:
            shown["hint"] = field.help
        shown["required"] = field.required
        if field.group is not None:
            return shown | self._group(field, field.group)
        one = self._one(field)
        if not field.many:
            return shown | one
        if one["widget"] in ("select", "relation"):
            return shown | one | {"multiple": True, **({"min": 1} if field.required else {})}
        entry = {"name": "entry", "label": field.title, "required": True} | one
        return shown | {"widget": "list", "field": entry, **({"min": 1} if field.required else {})}

    def _group(self, field: FormField, group: type[BaseModel]) -> Options:
        fields = self.of(group)
        if not field.many:
            return {"widget": "object", "fields": fields}
        named = next((f["name"] for f in fields if f["required"]), fields[0]["name"])
        return {
            "widget": "list",
            "label_singular": field.title,
            "collapsed": True,
            "summary": f"{{{{fields.{named}}}}}",
            "fields": fields,
            **({"min": 1} if field.required else {}),
        }

    def _one(self, field: FormField) -> Options:
        if field.target:
            return self._reference(field)
        match field.holds:
            case Holds.YES_NO:
                return _select({"yes": "Yes", "no": "No"})
            case Holds.CHOICE:
                return _select({word: _in_words(word) for word in field.choices})
            case Holds.PROSE:
                return {"widget": "text", **_PLAIN, "maxlength": field.longest}
            case Holds.LINE:
                return {"widget": "string", **_PLAIN, "maxlength": field.longest}
        return _patterned(field.holds)

    def _reference(self, field: FormField) -> Options:
        if field.target in self.terms:
            return _select(self.terms[field.target])
        if field.target not in _TITLES:
            return _patterned(Holds.REFERENCE)
        return {
            "widget": "relation",
            "collection": field.target,
            "value_field": "{{slug}}",
            "display_fields": ["title" if field.target == "practice" else "name"],
            "dropdown_threshold": 0,
        }

    def _with_where(self, fields: Iterable[FormField]) -> Iterable[Options]:
        """The fields of a service, with its places and its having none as two sides of one choice."""
        for field in fields:
            if field.key == "address":
                continue
            if field.key != "places":
                yield self.field(field)
                continue
            yield {
                "name": "where_",
                "label": "Where it is",
                "hint": "Leave this out when it has no place to visit, such as a phone line.",
                "widget": "object",
                "required": False,
                "typeKey": "kind_",
                "types": [
                    {
                        "name": "public",
                        "label": "Places that people can visit",
                        "fields": [self.field(field) | {"required": True}],
                    },
                    {
                        "name": "private",
                        "label": "No address: the place is kept private",
                        "fields": [],
                    },
                ],
            }


def _select(options: Mapping[str, str]) -> Options:
    return {
        "widget": "select",
        "options": [{"label": label, "value": value} for value, label in options.items()],
        "dropdown_threshold": 0,
    }


def _patterned(holds: Holds) -> Options:
    field: Options = {"widget": "string", **_PLAIN}
    sentence = sentence_of(holds)
    return field | {"pattern": [pattern_of(holds), sentence]} if sentence else field


def _in_words(word: str) -> str:
    return word.replace("-", " ").capitalize()
