"""A check reads every file, says everything at once, and never falls over."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.checking.checking import check
from generator.checking.reporting import FORMATS, explain, report
from generator.cli import main
from generator.records.problem import Level, Problem
from generator.records.reading import LARGEST
from tests.checking.trying import GOOD, problems_with

BAD = GOOD.with_name("bad")
TEA = "directory/services/sunderland/tea-and-talk.yml"
CALM = "directory/services/national/calm-line.yml"


def codes(root: Path, today: date) -> list[str]:
    """The codes of all problems below *root*, in order."""
    return [problem.code for problem in check(root, today).problems]


def change(path: Path, old: str, new: str) -> None:
    """Replace *old*, which must stand in the file, by *new*."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_good_directory_has_no_problems(world: Path, today: date) -> None:
    checked = check(world, today)
    assert checked.problems == ()
    assert checked.may_publish
    assert checked.files == len(list(world.rglob("*.yml"))) > 30
    assert sorted(checked.catalogue.services) == ["calm-line", "tea-and-talk", "tea-at-home"]


def test_windows_line_ends_and_a_byte_order_mark_pass_in_silence(world: Path, today: date) -> None:
    for path in world.rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    checked = check(world, today)
    assert checked.problems == ()
    assert checked.catalogue.services["tea-and-talk"].name == "Tea and Talk"


def test_problems_in_a_file_with_windows_line_ends_have_the_same_place(
    world: Path, today: date
) -> None:
    change(world / TEA, "status: open", "status: opne")
    (plain,) = check(world, today).problems
    (world / TEA).write_bytes(b"\xef\xbb\xbf" + (world / TEA).read_bytes().replace(b"\n", b"\r\n"))
    (windows,) = check(world, today).problems
    assert windows == plain
    assert windows.write == "status: open"


def test_values_arrive_as_typed(world: Path, today: date) -> None:
    change(world / TEA, 'number: "0191 498 0101"', "number: 01914980101")
    change(world / TEA, "name: Tea and Talk", "name: no")
    change(world / TEA, "    to: 12:00", "    to: 17:00")
    service = check(world, today).catalogue.services["tea-and-talk"]
    assert service.contact.phones[0].number == "01914980101"
    assert service.name == "no"
    assert service.opening[0].to == "17:00"


def test_faults_of_several_files_are_said_in_one_run_in_order(world: Path, today: date) -> None:
    change(world / TEA, "postcode: ", "postcode: x")
    change(world / TEA, "status: open", "\tstatus: open")
    change(world / CALM, "name: Calm Line", "nmae: Calm Line\nkind: [text-line]\nhoroscope: leo")
    change(world / "directory/organisations/calm-line-trust.yml", "kind: charity", "kind: chairty")
    change(world / "content/news/tea-shortlisted.yml", "date: 2026-05-20", "date: 20/05/2026")
    problems = check(world, today).problems
    assert [(p.path.rsplit("/", 1)[1], p.code) for p in problems] == [
        ("tea-shortlisted.yml", "date-form"),
        ("calm-line-trust.yml", "unknown-reference"),
        ("calm-line.yml", "duplicate-key"),
        ("tea-and-talk.yml", "tab"),
    ]
    assert list(problems) == sorted(problems)


def test_a_broken_file_does_not_make_those_that_refer_to_it_wrong(world: Path, today: date) -> None:
    change(world / TEA, "status: open", "status: open\nstatus: open")
    assert codes(world, today) == ["duplicate-key"]


def test_a_broken_list_does_not_make_every_record_wrong(world: Path, today: date) -> None:
    (world / "directory/vocabulary/needs.yml").write_text("name: [Needs\n")
    assert codes(world, today) == ["bracket-not-closed"]


def test_the_same_directory_gives_the_same_problems_twice(world: Path, today: date) -> None:
    change(world / TEA, "status: open", "status: opne")
    change(world / CALM, "status: open", "status: opne")
    assert check(world, today).problems == check(world, today).problems


def test_a_check_does_not_write_anything(world: Path, today: date) -> None:
    before = {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}
    check(world, today)
    assert {path: path.read_bytes() for path in world.rglob("*") if path.is_file()} == before


def test_a_file_that_vanished_is_a_problem_and_no_traceback(world: Path, today: date) -> None:
    (world / "directory/services/sunderland/gone.yml").symlink_to(world / "nowhere.yml")
    (problem,) = check(world, today).problems
    assert (problem.path, problem.code) == (
        "directory/services/sunderland/gone.yml",
        "file-unreadable",
    )


def test_a_folder_named_like_a_file_is_a_problem_and_no_traceback(world: Path, today: date) -> None:
    (world / "directory/areas/seaham.yml").mkdir()
    assert codes(world, today) == ["file-unreadable"]


def test_a_file_above_256_kilobytes_is_refused(world: Path, today: date) -> None:
    (world / "directory/areas/seaham.yml").write_text("name: " + "x" * LARGEST)
    assert codes(world, today) == ["file-too-large"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_another_encoding_is_named(world: Path, today: date, encoding: str) -> None:
    text = (world / TEA).read_text(encoding="utf-8")
    (world / TEA).write_bytes(text.replace("parents", "pärents").encode(encoding))
    assert codes(world, today)[0] in ("not-utf-8", "hidden-character")


@pytest.mark.parametrize(
    "deep",
    ["- " * 90_000, "? " * 90_000, "-  " * 60_000, "[" * 90_000, "{a: " * 60_000, "- ? " * 50_000],
)
def test_deep_nesting_is_refused_before_it_can_do_harm(world: Path, today: date, deep: str) -> None:
    (world / "directory/areas/seaham.yml").write_text(f"name: Seaham\nkind:\n  {deep}x\n")
    assert codes(world, today) != []


def test_an_alias_bomb_is_refused_at_once(world: Path, today: date) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    (world / "directory/areas/seaham.yml").write_text("\n".join(lines))
    assert codes(world, today) == ["anchor"]


def test_a_file_in_no_folder_of_records_is_not_passed_over(world: Path, today: date) -> None:
    (world / "directory/service").mkdir()
    (world / TEA).rename(world / "directory/service/tea-and-talk.yml")
    assert "file-place" in codes(world, today)


def test_terminal_codes_in_a_record_are_not_printed() -> None:
    problem = Problem(
        "a.yml",
        1,
        1,
        "x",
        Level.MUST,
        "Do it.",
        typed="name: \x1b[2J\u202egnp",
        write="name: \x1b[2J",
    )
    assert "\x1b" not in explain(problem)
    assert "\u202e" not in explain(problem)


def run(*arguments: str) -> tuple[int, str, str]:
    """Run ``signpost check`` with *arguments*: its exit code, what it prints and what it says aside."""
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


def test_the_command_exits_with_0_when_all_is_well(world: Path) -> None:
    code, said, _ = run("--root", str(world), "--today", "2026-11-22")
    assert code == 0
    assert said == "33 records read: no problems.\n"


def test_the_command_exits_with_0_when_there_is_only_something_to_check(world: Path) -> None:
    change(world / TEA, "how: Call or turn up.", "how: Ring or turn up.")
    code, said, _ = run("--root", str(world), "--today", "2026-11-22")
    assert code == 0
    assert said.endswith("33 records read: 1 to check.\n")


def test_the_command_exits_with_1_when_something_must_change(world: Path) -> None:
    change(world / TEA, "status: open", "status: opne")
    code, said, _ = run("--root", str(world), "--today", "2026-11-22")
    assert code == 1
    assert f"{TEA}:6:9 unknown-reference" in said
    assert said.endswith("33 records read: 1 to change.\n")


def test_the_command_exits_with_2_when_there_is_nothing_to_read(tmp_path: Path) -> None:
    assert run("--root", str(tmp_path))[0] == 2
    assert run("--root", str(tmp_path / "nowhere"))[0] == 2


def test_the_json_report_has_every_part_of_a_problem(world: Path) -> None:
    change(world / TEA, "status: open", "status: opne")
    code, said, _ = run("--root", str(world), "--format", "json", "--today", "2026-11-22")
    assert code == 1
    assert json.loads(said) == {
        "files": 33,
        "problems": [
            {
                "path": TEA, "line": 6, "column": 9, "code": "unknown-reference", "level": "must change",
                "sentence": "'opne' is not in the list of statuses. Did you mean 'open'?",
                "typed": "status: opne", "write": "status: open", "fill": [],
            }
        ],
    }  # fmt: skip


def test_the_github_report_puts_safety_first(world: Path) -> None:
    change(world / TEA, "how: Call", "how: Ring")
    change(world / TEA, "needs: [low-mood, isolation]", "needs: [domestic-abuse]")
    _, said, _ = run("--root", str(world), "--format", "github", "--today", "2026-11-22")
    event, first, *rest = said.splitlines()
    assert event.startswith("::error file=content/news/tea-open-morning.yml,line=10,col=8")
    assert first.startswith(
        f"::error file={TEA},line=37,col=5,title=confidential-address::Places: Delete this place"
    )
    assert (
        rest[-1]
        == f"::warning file={TEA},line=24,col=8,title=ring-not-call::How: Write 'call' in place of 'ring'.%0AWrite: how: Call or turn up."
    )


def test_the_github_report_keeps_percent_signs_and_line_breaks_apart() -> None:
    problem = Problem("a,b:c.yml", 1, 1, "x", Level.CHECK, "Say 80% of\nwhat.")
    assert (
        report([problem], 1, "github")
        == "::warning file=a%2Cb%3Ac.yml,line=1,col=1,title=x::Say 80%25 of%0Awhat.\n"
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_every_report_ends_with_a_line_break(format_: str) -> None:
    problem = Problem("a.yml", 1, 1, "x", Level.MUST, "Do it.")
    assert report([problem], 1, format_).endswith("\n")


def test_a_check_of_a_world_without_vocabulary_still_speaks(world: Path, today: date) -> None:
    for path in (world / "directory/vocabulary").iterdir():
        path.unlink()
    assert set(codes(world, today)) == {"unknown-reference"}


def test_a_record_that_windows_named_txt_is_not_passed_over(world: Path, today: date) -> None:
    """Notepad saves ``tea.yml`` as ``tea.yml.txt`` and shows it as ``tea.yml``."""
    saved = world / "directory" / "services" / "sunderland" / "tea-two.yml.txt"
    saved.write_text("name: Tea for Two\n", encoding="utf-8")
    problems = [p for p in check(world, today).problems if p.path.endswith(".txt")]

    assert [(p.path, p.code) for p in problems] == [
        ("directory/services/sunderland/tea-two.yml.txt", "file-ending")
    ]


def test_a_text_file_among_records_is_named_and_stops_nothing(world: Path, today: date) -> None:
    (world / "directory/services/sunderland/new-place.txt").write_text("name: Tea\n", "utf-8")
    (world / "directory/notes.txt").write_text("Ask the council.\n", "utf-8")
    checked = check(world, today)

    assert [(p.path, p.code) for p in checked.problems] == [
        ("directory/services/sunderland/new-place.txt", "file-ending")
    ]
    assert "new-place.yml" in checked.problems[0].sentence
    assert checked.may_publish


@pytest.mark.parametrize(
    "by", ["Link Worker", "Harbour Friends", "link worker", "Sunderland Team", "Maintainer"]
)
def test_a_role_or_a_body_that_checked_is_no_name(by: str, today: date) -> None:
    example = (BAD / "name-not-role" / "checked-by.yml").read_text("utf-8")
    named = example.replace("Jane Smith", by).encode()

    assert problems_with({TEA.replace("tea-and-talk", "x"): named}, today) == ()


def test_the_faults_of_one_line_share_a_line_that_mends_them_all(today: date) -> None:
    example = (BAD / "wrong-kind" / "days-from-to.yml").read_text("utf-8")
    times = '  - {days: Mon-Fri, from: 9am, to: "17.00"}\nopening_valid'
    one_line = re.sub(r"  - days:(?:.|\n)*?opening_valid", times, example)
    problems = problems_with({TEA.replace("tea-and-talk", "x"): one_line.encode()}, today)
    told = report(problems, 1)

    assert len(problems) == 3
    mended = '  write |   - {days: [mon, tue, wed, thu, fri], from: "09:00", to: "17:00"}'
    assert told.count(mended) == told.count("write |") == 3


def test_what_stands_in_the_way_is_said_last_on_a_terminal() -> None:
    fault = Problem("a.yml", 1, 1, "not-in-list", Level.MUST, "Write one of: a, b.")
    to_check = Problem("b.yml", 1, 1, "long-sentence", Level.CHECK, "Shorten this.")
    told = report([fault, to_check], 2)

    assert told.index("Shorten this.") < told.index("Write one of")
