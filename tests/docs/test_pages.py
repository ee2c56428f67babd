"""What the documentation and the README say is true, and the documentation builds."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from generator.checking.checking import check
from generator.checking.reporting import explain
from generator.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
PAGES = sorted((ROOT / "docs/pages").rglob("*.md"))
TEXTS = [
    *PAGES,
    *(
        ROOT / name
        for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-records.md")
    ),
]
SERVICE = "directory/services/sunderland/tea-and-talk.yml"


def _yaml(text: str) -> list[str]:
    """The YAML blocks of a page, in order."""
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def _page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A copy of the real records, to add an example to."""
    for folder in ("directory", "content"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def _add_example(directory: Path, page: str) -> None:
    service, organisation = _yaml(_page(page))[:2]
    (directory / SERVICE).write_text(service, "utf-8")
    (directory / "directory/organisations/harbour-friends.yml").write_text(organisation, "utf-8")


def _problems(directory: Path) -> list[str]:
    return [
        explain(problem)
        for problem in check(directory, TODAY).problems
        if problem.path == SERVICE or "harbour" in problem.path
    ]


@pytest.mark.parametrize("page", ["README.md", "docs/pages/editors/add-a-service.md"])
def test_the_example_of_a_service_passes_the_check(directory: Path, page: str) -> None:
    """Someone who copies it begins with a record that works."""
    _add_example(directory, page)

    assert _problems(directory) == []


def test_the_example_of_a_practice_passes_the_check(directory: Path) -> None:
    """The few fields that are needed, with the numbers and the claim that show how sources are given."""
    _add_example(directory, "docs/pages/editors/add-a-service.md")
    path = "content/practice/tea-in-sunderland.yml"
    (directory / path).write_text(
        _yaml(_page("docs/pages/editors/write-an-example.md"))[0], "utf-8"
    )

    assert [explain(p) for p in check(directory, TODAY).problems if p.path == path] == []


def test_the_example_of_a_message_is_what_the_check_says(directory: Path) -> None:
    """Word for word, from the record on the page about adding a service."""
    _add_example(directory, "docs/pages/editors/add-a-service.md")
    with (directory / SERVICE).open("a", encoding="utf-8") as file:
        file.write('checked: {on: "01/10/2026", how: phone, by: link worker}\n')
    (said,) = _problems(directory)

    assert f"```text\n{said}\n```" in _page("docs/pages/editors/correct-an-entry.md")


def test_the_small_pieces_of_yaml_on_the_pages_pass_the_check(directory: Path) -> None:
    """Each is held against the example: its fields replace those of the same name."""
    whole = _yaml(_page("docs/pages/editors/add-a-service.md"))
    pieces = [*whole[2:], *_yaml(_page("docs/pages/editors/correct-an-entry.md"))]
    assert len(pieces) == 3
    for piece in pieces:
        _add_example(directory, "docs/pages/editors/add-a-service.md")
        replaced = set(re.findall(r"^(\w+):", piece, re.MULTILINE))
        kept = [
            part
            for part in re.split(r"^(?=\w)", whole[0], flags=re.MULTILINE)
            if part.split(":")[0] not in replaced
        ]
        (directory / SERVICE).write_text("".join(kept) + piece, "utf-8")

        assert _problems(directory) == []


def test_every_command_of_the_first_change_exists() -> None:
    """A beginner who copies a line is not told that there is no such command."""
    text = _page("docs/pages/editors/first-change.md")
    typed = [line for block in re.findall(r"```\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]  # fmt: skip
    ours = [line.split()[1] for line in typed if line.startswith("signpost ")]
    targets = [line.split()[1] for line in typed if line.startswith("make ")]
    assert ours == ["check", "serve"]
    assert set(ours) <= set(COMMANDS)
    assert targets == ["site"]
    assert all(re.search(rf"^{target}:", _page("Makefile"), re.MULTILINE) for target in targets)


def test_every_page_for_editors_is_told_of_on_the_first_page() -> None:
    """What nobody is led to, nobody reads. News, examples and the rest hang on pages that are told."""
    start = _page("docs/pages/index.md")
    pages = {page.name for page in (ROOT / "docs/pages/editors").glob("*.md")}
    told = set(re.findall(r"editors/([\w-]+\.md)", start))
    assert told <= pages
    assert pages - told == {"news-and-events.md", "write-an-example.md"}
    for page in ("start-your-own", "hosting", "workflows"):
        assert f"developers/{page}.md" in start


def test_the_documentation_builds_without_a_warning(tmp_path: Path) -> None:
    """Strict: a link that leads nowhere, a lost anchor or a page outside the menu stops it."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        str(tmp_path / "docs"),
    ]
    run = subprocess.run(command, cwd=ROOT / "docs", capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    home = (tmp_path / "docs/index.html").read_text("utf-8")
    assert "fonts.googleapis.com" not in home
    assert "fonts.gstatic.com" not in home


def test_every_module_that_the_architecture_names_exists() -> None:
    """And every folder of the generator is named there."""
    text = _page("docs/pages/developers/architecture.md")
    modules = {path.name for path in (ROOT / "generator").rglob("*.py")}
    folders = {
        path.name for path in (ROOT / "generator").iterdir() if (path / "__init__.py").exists()
    }

    assert {name.split("/")[-1] for name in re.findall(r"`([\w/]+\.py)`", text)} <= modules
    assert {folder for folder in folders if f"{folder}/" not in text} == set()


def test_the_library_page_names_each_dependency() -> None:
    """Those at work, those that build the command, and those of development."""
    project = tomllib.loads(_page("pyproject.toml"))["project"]
    listed = [*project["dependencies"], *project["optional-dependencies"]["build"]]
    listed += project["optional-dependencies"]["dev"]
    names = [re.split(r"[<>=]", entry)[0].lower() for entry in listed]
    text = _page("docs/pages/decisions/libraries.md").lower()
    text = text.replace("material for mkdocs", "mkdocs-material")

    assert [name for name in names if name not in text] == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_and_folder_a_page_names_exists(path: Path) -> None:
    """Names with a placeholder such as <area>, and what a build makes, are left out."""
    named = re.findall(
        r"`((?:directory|content|generator|site_templates|tests|bench|docs)/[\w./-]*)`",
        path.read_text("utf-8"),
    )
    invented = ("tea-and-talk", "harbour-friends", "tea-in-sunderland")
    missing = [
        name
        for name in named
        if not (ROOT / name).exists() and not any(word in name for word in invented)
    ]

    assert missing == []


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_files_of_the_repository_lead_somewhere(path: Path) -> None:
    """Links of the README and its neighbours; MkDocs holds its own pages."""
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)

    assert [link for link in links if not (path.parent / link).exists()] == []


@pytest.mark.parametrize(
    "path",
    [p for p in TEXTS if "reference" not in p.parts],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_pages_keep_to_the_house_style(path: Path) -> None:
    """'Call', not 'ring'; no long dashes."""
    prose = re.sub(
        r"```.*?```|`[^`]*`|\"[^\"]*\"|'[^']*'", "", path.read_text("utf-8"), flags=re.DOTALL
    )

    assert not re.search(r"\b[Rr]ing (us|them|a|the|on)\b", prose)
    assert "—" not in prose
