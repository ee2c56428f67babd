"""CODEOWNERS names someone for every record, and is never made when nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking.checking import check, record_files
from generator.cli import main
from generator.reports.codeowners import FILE, codeowners, is_current
from tests.conftest import REAL_DAY, ROOT, TODAY, Content
from tests.real import real_check

SUNDERLAND = "directory/areas/sunderland.yml"


def run(content: Content, *arguments: str, code: int = 0) -> str:
    done = CliRunner().invoke(main, ["codeowners", "--root", str(content.root), *arguments])
    assert done.exit_code == code, done.output
    return done.output


def named(content: Content) -> None:
    """Give Sunderland editors, and the directory maintainers. Both are invented."""
    text = (content.root / SUNDERLAND).read_text("utf-8")
    content.write(SUNDERLAND, f'editors: ["@example-org/sunderland"]\n{text}')
    settings = content.root / "signpost.yml"
    before = settings.read_text("utf-8") if settings.exists() else ""
    content.write("signpost.yml", f'{before}\nmaintainers: ["@example-org/all", "@example-one"]\n')


def owners(text: str, path: str) -> str:
    """The owners of *path*, as GitHub finds them: the last line that fits."""
    found = ""
    for line in text.splitlines():
        pattern, _, who = line.partition(" ")
        inside = pattern.endswith("/") and f"/{path}".startswith(pattern)
        if not line.startswith("#") and (pattern in ("*", f"/{path}") or inside):
            found = who
    return found


def test_our_own_file_is_current() -> None:
    assert is_current(ROOT, real_check(REAL_DAY))


def test_every_record_has_an_owner(content: Content) -> None:
    named(content)
    text = codeowners(check(content.root, TODAY))
    assert text is not None
    said = {path: owners(text, path) for path in record_files(content.root)}

    assert all(said.values())
    ours = "directory/services/sunderland/tea-and-talk.yml"
    assert said[ours] == "@example-org/sunderland"
    assert said[SUNDERLAND] == "@example-org/sunderland"
    assert said["directory/services/national/calm-line.yml"] == "@example-org/all @example-one"
    assert said["directory/vocabulary/needs.yml"] == "@example-org/all @example-one"
    assert owners(text, "generator/cli.py") == "@example-org/all @example-one"


def test_an_area_inside_another_has_its_editors(content: Content) -> None:
    named(content)
    content.write(
        "directory/areas/roker.yml",
        "name: Roker\nkind: town\nparent: sunderland\n"
        "sources:\n  - {url: 'https://example.org/r', says: where it lies}\n",
    )
    text = codeowners(check(content.root, TODAY))

    assert text is not None
    assert owners(text, "directory/areas/roker.yml") == "@example-org/sunderland"


def test_the_file_is_written_found_stale_and_taken_away(content: Content) -> None:
    assert "Nobody is named" in run(content)
    assert not (content.root / FILE).exists()

    named(content)
    assert "stale" in run(content, "--check", code=1)
    assert run(content) == f"Wrote {FILE}.\n"
    assert "as it must be" in run(content, "--check")

    content.change("signpost.yml", ', "@example-one"', "")
    assert "stale" in run(content, "--check", code=1)

    content.change("signpost.yml", 'maintainers: ["@example-org/all"]', "")
    assert "Name maintainers in signpost.yml" in run(content, code=1)
    content.change(SUNDERLAND, 'editors: ["@example-org/sunderland"]\n', "")
    assert "is removed" in run(content)
    assert not (content.root / FILE).exists()


@pytest.mark.parametrize(
    "handle", ["x y", "@a--b", "@-a", "@a/b/c", "@a\\n* @evil", "someone@x.org"]
)
def test_what_is_no_name_on_github_never_comes_into_the_file(content: Content, handle: str) -> None:
    named(content)
    content.change(SUNDERLAND, "@example-org/sunderland", handle)

    checked = check(content.root, TODAY)

    assert "handle-form" in {problem.code for problem in checked.problems}
    assert "sunderland.yml" not in (codeowners(checked) or "")


def test_the_path_of_the_file_is_one_that_github_reads() -> None:
    assert Path(FILE).parts == (".github", "CODEOWNERS")
