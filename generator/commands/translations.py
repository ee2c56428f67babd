"""``signpost translations``: keep the catalogues of words that translators fill."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands.options import ROOT
from generator.language import prose
from generator.language.catalogues import NotACatalogue
from generator.language.locales import english_name, locale, own_name
from generator.records.shipped import templates_of
from generator.rendering import translating


@click.group()
def translations() -> None:
    """Keep the words of pages in other languages: a catalogue for each, and pages of prose."""


@translations.command()
@ROOT
def extract(root: Path) -> None:
    """Write anew which words there are, from the templates. Then run update."""
    templates = templates_of(root)
    if translating.extract(templates):
        click.echo("site_templates/catalogues/signpost.pot is written anew.")
    else:
        click.echo("Nothing changed.")


@translations.command()
@ROOT
@click.argument("code")
def new(root: Path, code: str) -> None:
    """Begin the catalogue of a language, by its CODE, such as pl."""
    if locale(code) is None or code == "en":
        click.echo(f"{code} is no code of another language that we know. Polish is pl.", err=True)
        sys.exit(2)
    path = translating.begin(templates_of(root), code)
    if path is None:
        click.echo(f"There is a catalogue for {code} already.", err=True)
        sys.exit(1)
    click.echo(f"{path} is for {english_name(code)} ({own_name(code)}).")
    click.echo("Open it with Poedit, or with an editor for text.")


@translations.command()
@ROOT
@click.argument("name")
@click.argument("code")
def page(root: Path, name: str, code: str) -> None:
    """Begin a page of prose, such as about, in the language CODE."""
    english = root / prose.FOLDER / f"{name}.md"
    path = prose.prose_file(english.parent, name, code)
    if english not in prose.english_pages(english.parent) or locale(code) is None or code == "en":
        click.echo(f"There is no page {name}, or {code} is no code that we know.", err=True)
        sys.exit(2)
    if path.exists():
        click.echo(f"There is {path} already.", err=True)
        sys.exit(1)
    path.write_text(prose.begun(english.read_text("utf-8")), "utf-8")
    click.echo(f"{path} is in English. Say it in {english_name(code)}, and keep its first line.")


@translations.command()
@ROOT
def update(root: Path) -> None:
    """Bring every catalogue to the words that there are now. Nothing is guessed."""
    for code in translating.codes(templates_of(root)):
        changed = translating.update(templates_of(root), code)
        click.echo(f"{code}: {'brought up to date' if changed else 'nothing changed'}.")


@translations.command()
@ROOT
def check(root: Path) -> None:
    """Say what is wrong in catalogues, and how much of each is done.

    Exits with 1 when something is wrong: those words are not used on pages.
    """
    templates = templates_of(root)
    is_right = True
    if translating.is_stale(templates):
        click.echo(
            "signpost.pot is not up to date. Run signpost translations extract, then update."
        )
        is_right = False
    for code in translating.codes(templates):
        try:
            report = translating.report(templates, code)
        except NotACatalogue as error:
            click.echo(
                f"{error}\n  Undo the last change in this file, or ask someone to look at it."
            )
            is_right = False
            continue
        done = report.done
        click.echo(
            f"{english_name(code)} ({code}): {done.checked} of {done.all} checked by a speaker,"
            f" {done.unchecked} need checking, {done.missing} in English only."
        )
        for wrong in report.wrong:
            click.echo(f"  {code}.po:{wrong.line}  {wrong.english}\n    {wrong.what}")
        pages = prose.said_in(root / prose.FOLDER, code).values()
        for said in pages:
            for what in said.wrong:
                click.echo(f"  {said.file}\n    {what}")
        is_right = is_right and not report.wrong and not any(said.wrong for said in pages)
    if not is_right:
        sys.exit(1)
