"""The languages that pages are made in besides English, read from their catalogues.

Only a directory with such languages loads this, and Babel with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from generator.language.catalogues import (
    NotACatalogue,
    catalogue_path,
    done,
    forms,
    read_catalogue,
    read_template,
    translations,
)
from generator.language.locales import by_pattern, direction, english_name, own_name
from generator.rendering.speaking import Language


def languages(
    templates: Path, codes: Iterable[str], tell: Callable[[str], None]
) -> Iterator[Language]:
    """The languages of *codes* that have a catalogue in the folder of *templates*. *tell* hears which have none."""
    for code in dict.fromkeys(codes):
        path = catalogue_path(templates, code)
        if not path.exists():
            tell(f"There is no catalogue for the language {code}: pages are not made in it")
            continue
        try:
            catalogue = read_catalogue(path, code)
        except NotACatalogue as error:
            tell(f"Pages are not made in the language {code}: {error}")
            continue
        said, rule = forms(catalogue)
        yield Language(
            code,
            english_name(code),
            own_name(code),
            direction(code),
            done(catalogue, read_template(templates)),
            translations(catalogue),
            partial(by_pattern, code),
            said,
            rule,
        )
