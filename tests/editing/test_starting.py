"""``signpost init`` makes a folder elsewhere that checks and builds as it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from generator.checking.checking import check
from generator.cli import main
from generator.pipeline import Stamp, build
from generator.records.problem import Level
from generator.records.shipped import SHIPPED, mkdocs_text
from tests.conftest import REAL_DAY, ROOT
from tests.real import real_check


def init(folder: Path, *options: str) -> Result:
    """``signpost init`` for a town, into *folder*."""
    return CliRunner().invoke(main, ["init", "my-town", "--folder", str(folder), *options])


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the national services."""
    folder = tmp_path_factory.mktemp("start") / "mine"
    made = init(folder, "--council", "E08000009", "--name", "Help in 'My: \\d Town'")
    assert made.exit_code == 0, made.output
    return folder


@pytest.mark.xdist_group("starting")
def test_the_new_folder_checks_and_builds_with_no_further_step(tmp_path: Path) -> None:
    """Without the national services, which only make it longer."""
    folder = tmp_path / "mine"
    made = init(folder, "--without-national")
    assert made.exit_code == 0
    for said in ("Then read README.md", "and a hub", "git init", "directory/areas/my-town.yml"):
        assert said in made.output
    built = build(folder, folder / "public", Stamp(REAL_DAY), only=frozenset({"my-town"}))
    assert built.published
    assert {p.code for p in built.checked.problems} == {"area-without-codes"}
    assert built.checked.settings.name == "Signpost My Town"
    page = (folder / "public/my-town/index.html").read_text("utf-8")
    assert "My Town" in page
    assert not list(folder.glob("public/my-town/services/example-service*")), "it is held back"


@pytest.mark.xdist_group("starting")
def test_national_services_come_along_and_lead_nowhere_that_does_not(mine: Path) -> None:
    checked = check(mine, REAL_DAY)
    assert not [problem for problem in checked.problems if problem.level is not Level.CHECK]
    assert {"samaritans", "shout", "nhs-111-mental-health"} <= set(checked.catalogue.services)
    ours = real_check(REAL_DAY).catalogue.services
    for service in checked.catalogue.services.values():
        if service.id in ours:
            assert service.contact == ours[service.id].contact
            assert service.sources == ours[service.id].sources
    assert checked.catalogue.areas["my-town"].codes == ("E08000009",)
    assert checked.settings.name == "Help in 'My: \\d Town'"
    assert not checked.settings.launched


@pytest.mark.xdist_group("starting")
def test_no_mark_is_left_and_no_place_of_ours_or_of_this_machine_is_named(mine: Path) -> None:
    starter = SHIPPED / "starter"
    for file in starter.rglob("*"):
        if file.is_file():
            name = file.relative_to(starter).as_posix().replace("AREA", "my-town")
            text = (mine / name).read_text("utf-8")
            assert "%%" not in text
            assert str(ROOT) not in text
            assert "Sunderland" not in text
    assert not (mine / "site_templates").exists()
    assert not (mine / "directory/places").exists()


@pytest.mark.xdist_group("starting")
def test_the_forms_of_issues_offer_the_new_areas_and_not_ours(mine: Path) -> None:
    form = yaml.safe_load((mine / ".github/ISSUE_TEMPLATE/add-a-service.yml").read_text("utf-8"))
    areas = next(each for each in form["body"] if each.get("id") == "areas")
    assert "My Town" in areas["attributes"]["options"]
    assert "Sunderland" not in areas["attributes"]["options"]


def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/note.txt").write_text("mine", "utf-8")
    told = init(tmp_path / "mine")
    assert told.exit_code == 2
    assert "not empty" in told.output
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["note.txt"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["init", "My Town"], "small letters"),
        (["init", "../out"], "small letters"),
        (["init", "england"], "name of a nation"),
        (["init", "my-town", "--council", "Sunderland"], "no council code"),
        (["init", "my-town", "--council", "E08999999"], "No council in the tables has the code"),
        (["init", "my-town", "--council", "E10000024"], "by the codes of its districts"),
    ],
)
def test_what_does_not_hold_is_refused_in_words(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, arguments)
    assert told.exit_code == 2
    assert said in told.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["check.yml", "site.yml"])
def test_workflows_may_do_nothing_but_what_they_say_and_pin_every_action(name: str) -> None:
    text = (SHIPPED / "starter/.github/workflows" / name).read_text("utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    assert all(job.get("timeout-minutes") for job in workflow["jobs"].values())
    uses = re.findall(r"uses: (\S+)", text)
    assert uses
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each) for each in uses)
    assert "github.event" not in re.sub(r"group: .*", "", text)


def test_the_preview_of_a_directory_without_a_configuration_finds_its_parts(tmp_path: Path) -> None:
    config = json.loads(mkdocs_text(tmp_path))
    assert Path(config["hooks"][0]).is_file()
    assert (Path(config["theme"]["custom_dir"]) / "main.html").is_file()
    assert config["extra"]["signpost_root"] == str(tmp_path.resolve())
