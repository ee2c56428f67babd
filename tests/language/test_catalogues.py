"""Catalogues are up to date, say nothing that we invented, and can put nothing onto a page but words."""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.language.catalogues import (
    SOURCE,
    catalogue_path,
    needs_checking,
    read_catalogue,
    translations,
    wrong,
)
from generator.rendering.languages import languages
from generator.rendering.script_words import with_words
from generator.rendering.translating import begin, codes, extract, is_stale, report, update
from tests.conftest import ROOT

TEMPLATES = ROOT / "site_templates"
CODES = codes(TEMPLATES)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the templates with their catalogues, to change."""
    return shutil.copytree(TEMPLATES, tmp_path / "site_templates")


def fill(templates: Path, message: str, words: str, flag: str = "") -> Path:
    """Put *words* for *message* into the Polish catalogue, as a translator does."""
    path = catalogue_path(templates, "pl")
    text = path.read_text("utf-8")
    empty = f'msgid "{message}"\nmsgstr ""'
    assert text.count(empty) == 1
    full = f'{flag}msgid "{message}"\nmsgstr "{words}"'
    path.write_text(text.replace(empty, full), "utf-8")
    return path


def test_the_catalogues_have_the_words_that_the_templates_have() -> None:
    """After a change of words: signpost translations extract, then signpost translations update."""
    assert not is_stale(TEMPLATES), (
        "run: signpost translations extract && signpost translations update"
    )
    for code in CODES:
        path = catalogue_path(TEMPLATES, code)
        before = path.read_bytes()
        assert not update(TEMPLATES, code), f"{code}: run signpost translations update"
        assert path.read_bytes() == before


@pytest.mark.parametrize(
    "path",
    [TEMPLATES / "main.html", *sorted(TEMPLATES.glob("p*/*.html"))],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_a_template_says_no_words_without_a_mark(path: Path) -> None:
    """Neither between tags nor in what is read out. A name is no word."""
    text = path.read_text("utf-8")
    for said in (
        r"\{#.*?#\}",
        r"\{%-?\s*trans\b.*?endtrans\s*-?%\}",
        r"\{%.*?%\}|\{\{.*?\}\}",
    ):
        text = re.sub(said, "", text, flags=re.DOTALL)
    text = re.sub(r"%%signpost:[a-z-]+%%|\bWhatsApp\b", "", text)
    spoken = re.findall(r'\b(?:aria-label|alt|title|placeholder|data-copy)="([^"]*)"', text)
    between = re.sub(r"<[^>]*>| data-(?:until|then)=\"\"", "", text)

    assert re.findall(r"[A-Za-z]{2,}", f"{between} {' '.join(spoken)}") == []


def test_there_is_a_language_from_left_to_right_and_one_from_right_to_left() -> None:
    """Polish and Arabic, and nothing is wrong in either."""
    assert {"pl", "ar"} <= set(CODES)
    for code in CODES:
        assert list(wrong(read_catalogue(catalogue_path(TEMPLATES, code), code))) == []


@pytest.mark.parametrize("code", CODES)
def test_words_that_no_speaker_has_checked_are_word_for_word_from_their_source(code: str) -> None:
    """We translate nothing ourselves: each such word stands in the file that its comment names."""
    theirs = (files("material") / f"templates/partials/languages/{code}.html").read_text("utf-8")
    unchecked = [
        message
        for message in read_catalogue(catalogue_path(TEMPLATES, code), code)
        if message.id and message.fuzzy
    ]

    assert unchecked
    for message in unchecked:
        source = " ".join(message.user_comments)
        key = re.search(r'"([a-z.]+)"', source)
        assert needs_checking(message)
        assert source.startswith(SOURCE)
        assert key
        assert f'"{key[1]}": "{message.string}"' in theirs


def test_other_words_are_used_only_when_nothing_is_wrong(templates: Path) -> None:
    """A fault, or a guess that a program made, leaves the page in English."""
    fill(templates, "Find help", "Znajdź <i>pomoc</i>")
    fill(templates, "About", "Informacje", flag="#, fuzzy\n")
    fill(templates, "A to Z", "Od A do Z")
    words = translations(read_catalogue(catalogue_path(templates, "pl"), "pl"))

    assert words.gettext("Find help") == ""
    assert words.gettext("About") == ""
    assert words.gettext("A to Z") == "Od A do Z"
    assert words.gettext("Search") == "Szukaj"


def test_words_of_a_script_are_refused_for_the_same_faults(templates: Path) -> None:
    """A lost placeholder: the translator is told, and the script says the English."""
    path = fill(templates, "%(name)s is off your list.", "%(nazwa)s: Żżż")
    catalogue = read_catalogue(path, "pl")
    polish = next(iter(languages(templates, ["pl"], print)))
    script = '_("%(name)s is off your list.", { name })'

    assert [found.what for found in wrong(catalogue)] == [
        "Keep each placeholder as it is: %(name)s."
    ]
    assert with_words(script, polish) == 'name + " is off your list."'


def test_plural_forms_are_asked_for_and_used(templates: Path) -> None:
    """Polish has three. With one missing none is used, and the translator is told."""
    path = catalogue_path(templates, "pl")
    text = path.read_text("utf-8")
    lead = 'msgid_plural "%(number)s services"\n'
    empty = 'msgstr[0] ""\nmsgstr[1] ""\nmsgstr[2] ""\n'
    assert lead + empty in text
    two = 'msgstr[0] "a"\nmsgstr[1] "%(number)s b"\nmsgstr[2] ""\n'
    path.write_text(text.replace(lead + empty, lead + two), "utf-8")
    assert [w.what for w in wrong(read_catalogue(path, "pl"))] == [
        "Say it for each kind of number: this language has 3."
    ]

    path.write_text(text.replace(lead + empty, lead + two.replace('[2] ""', '[2] "%(number)s c"')))
    words = translations(read_catalogue(path, "pl"))
    said = [words.ngettext("%(number)s service", "%(number)s services", n) for n in (1, 3, 5)]
    assert said == ["a", "%(number)s b", "%(number)s c"]


def test_what_is_done_is_counted(templates: Path) -> None:
    """Checked, not checked, missing: they make all."""
    before = report(templates, "pl").done
    fill(templates, "A to Z", "Od A do Z")
    after = report(templates, "pl").done

    assert (after.checked, after.unchecked) == (before.checked + 1, before.unchecked)
    assert after.checked + after.unchecked + after.missing == after.all > 500
    assert not after.is_whole


def test_an_update_guesses_nothing_and_loses_nothing(templates: Path) -> None:
    """A message that changed a little is asked for anew; what was said stays."""
    fill(templates, "A to Z", "Od A do Z")
    page = templates / "main.html"
    page.write_text(page.read_text("utf-8").replace("Leave this page{%", "Leave this page now{%"))
    assert extract(templates)
    assert update(templates, "pl")
    catalogue = read_catalogue(catalogue_path(templates, "pl"), "pl")

    assert catalogue.get("A to Z").string == "Od A do Z"  # type: ignore[union-attr]
    assert catalogue.get("Leave this page now").string == ""  # type: ignore[union-attr]


def test_a_new_language_begins_with_what_is_known_and_no_more(templates: Path) -> None:
    """A language that Material lacks begins empty."""
    assert begin(templates, "pl") is None
    assert begin(templates, "so")
    assert begin(templates, "fr")

    assert report(templates, "so").done.unchecked == 0
    assert report(templates, "fr").done.unchecked == 3


def test_the_command_says_what_is_wrong_in_words_and_fails(templates: Path) -> None:
    """It names the file, the line, the English and what to do."""
    fill(templates, "Step away.", "Odejdź. 112")
    (templates / "catalogues" / "ro.po").write_bytes(b'msgid "\xff"\n')
    ran = CliRunner().invoke(main, ["translations", "check", "--root", str(templates.parent)])

    assert ran.exit_code == 1
    assert "Polish (pl): 0 of" in ran.output
    assert re.search(r"pl\.po:\d+  Step away\.\n    Keep each number", ran.output)
    assert "ro.po" in ran.output
