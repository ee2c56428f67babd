"""`signpost new` asks, checks while one types, offers what is known, and writes a record that passes."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from generator.checking.checking import check, load, record_files
from generator.checking.gathering import gather
from generator.cli import main
from generator.commands.asking import KnownIds, ask
from generator.editing import new_record as records
from generator.records.catalogue import Catalogue
from tests.fuzz import GOOD, ROOT

TODAY = date(2026, 11, 22)


def apart(asked: Callable[[], str]) -> str:
    """What *asked* gives in a thread of its own: a browser test before it leaves its loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(copy_context().run, asked).result()


TEA = {
    "name": "Tea & Cake for Mum's",
    "organisation": "harbour-friends",
    "areas": "sunderland",
    "kind": "peer-group",
    "needs": "isolation, low-mood",
    "summary": "A weekly group where parents talk.",
    "routes": "self",
    "how": "Call, or just come along.",
    "phone": "01914980142",
    "hours": "Monday: 9am to 4pm",
    "website": "https://example.org",
    "source": "https://example.org/tea",
    "publisher": "Harbour Friends",
    "says": "phone and hours",
}
TEA_TEXT = """\
name: Tea & Cake for Mum's
kind: [peer-group]
organisation: harbour-friends
areas: [sunderland]
status: open
summary: A weekly group where parents talk.
needs: [isolation, low-mood]
how_to_get_help:
  routes: [self]
  how: Call, or just come along.
contact:
  phones:
    - number: "01914980142"
      hours: "Monday: 9am to 4pm"
  website: https://example.org
sources:
  - url: https://example.org/tea
    publisher: Harbour Friends
    says: phone and hours
"""
TEA_PATH = "directory/services/sunderland/tea-and-cake-for-mums.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "world"))


def catalogue_of(world: Path) -> Catalogue:
    loaded, _, _, broken = load(world, record_files(world))
    return gather(loaded, broken)[0]


def run(world: Path, kind: str, answers: dict[str, str], piped: str = "") -> tuple[int, str]:
    given = [f"--answer={key}={value}" for key, value in answers.items()]
    result = CliRunner().invoke(
        main, ["new", kind, "--root", str(world), "--today", "2026-11-22", *given], input=piped
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def files(world: Path) -> list[str]:
    return sorted(path.relative_to(world).as_posix() for path in world.rglob("*"))


def test_answers_given_beforehand_make_a_record_that_passes_and_keeps_the_zero(world: Path) -> None:
    status, said = run(world, "service", TEA)
    assert (world / TEA_PATH).read_text("utf-8") == TEA_TEXT
    assert status == 0
    assert f"Written: {TEA_PATH}\nIt has no problems.\n" in said


def test_piped_lines_answer_in_the_order_of_the_questions(world: Path) -> None:
    lines = [TEA.get(question.key, "") for question in records.QUESTIONS["service"]]
    status, _ = run(world, "service", {}, "\n".join([*lines, "", "", ""]))
    assert status == 0
    assert (world / TEA_PATH).read_text("utf-8") == TEA_TEXT


def test_an_organisation_that_is_not_there_yet_is_begun_on_the_way(world: Path) -> None:
    """Nobody loses the answers given so far; both files are written at the end, and none without the other."""
    lines = {**TEA, "organisation": "new Old Mill Mums"}
    own = [
        "charity",
        "Runs groups.",
        "",
        "",
        "",
        "https://example.org/mill",
        "",
        "what it does",
        "",
    ]
    piped = []
    for question in records.QUESTIONS["service"]:
        piped += [lines.get(question.key, ""), *(own if question.key == "organisation" else ())]
    status, said = run(world, "service", {}, "\n".join([*piped, "", "", ""]))
    begun = "directory/organisations/old-mill-mums.yml"
    assert f"Written: {begun}\nWritten: {TEA_PATH}\nThey have no problems.\n" in said
    assert status == 0
    assert "name: Old Mill Mums\nkind: charity\n" in (world / begun).read_text("utf-8")
    assert "organisation: old-mill-mums\n" in (world / TEA_PATH).read_text("utf-8")


def test_an_organisation_is_begun_only_when_it_is_not_there(world: Path) -> None:
    before = files(world)
    _, said = run(world, "service", {**TEA, "organisation": "new Harbour Friends"})
    assert "It is there already: harbour-friends." in said
    _, said = run(world, "service", {**TEA, "organisation": "Old Mill"})
    assert "There is no organisation called 'Old Mill'. " in said
    assert "Write 'new' and its name" in said
    given = {
        "organisation": "new Old Mill",
        "organisation.does": "Runs groups.",
        "organisation.source": "x",
    }
    assert "Nothing was written." in run(world, "service", {**TEA, **given})[1]
    assert files(world) == before


def test_what_is_needed_is_said_in_words_of_the_question_and_no_word_of_no_list_is_proposed(
    world: Path,
) -> None:
    catalogue = catalogue_of(world)

    def said(kind_name: str, key: str, answer: str) -> str:
        kind = records.kind_named(kind_name)
        question = next(each for each in records.QUESTIONS[kind_name] if each.key == key)
        return records.fault_of(kind, catalogue, question, answer)

    assert said("service", "kind", "") == "This is needed."
    assert said("service", "source", "") == "This is needed. Give the web page where you read it."
    assert "is not in the list" in said("organisation", "kind", "not-statedcharity Runs drop-ins")
    assert "Write:" not in said("organisation", "kind", "not-statedcharity Runs drop-ins")


def test_what_was_not_asked_is_listed_as_lines_that_pass(world: Path) -> None:
    _, said = run(world, "service", TEA)
    lines = said.partition("such as:\n\n")[2]
    with (world / TEA_PATH).open("a") as file:
        file.write(lines.replace('"…"}', '"SR1 9ZZ"}').replace("…", "Old Mill"))
    assert [p for p in check(world, TODAY).problems if p.path == TEA_PATH] == []
    kind = records.kind_named("service")
    assert "places" in lines
    assert "places" not in records.not_asked(kind, {"needs": "domestic-abuse, isolation"})


def test_bytes_that_are_no_text_are_no_traceback(world: Path) -> None:
    piped = b"caf\xe9\n\nA charity.\n\n\n\nhttps://example.org\n\nall\n\n"
    command = ["new", "organisation", "--root", str(world), "--today", "2026-11-22"]
    result = CliRunner().invoke(main, command, input=piped, catch_exceptions=False)
    assert result.exit_code == 0
    assert "name: caf\ufffd\n" in (world / "directory/organisations/caf.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("kind", "answers", "path"),
    [
        ("organisation", {"name": "Old Mill", "kind": "charity", "does": "Runs groups."},
         "directory/organisations/old-mill.yml"),
        ("area", {"name": "Old Town", "kind": "town", "parent": "sunderland"}, "directory/areas/old-town.yml"),
        ("practice", {"title": "Tea in Old Town", "strapline": "How tea helped.", "submitted_by": "harbour-friends",
                      "areas": "sunderland", "needs": "isolation", "practice_stage": "established",
                      "review_level": "submitted", "written": "2026-04"}, "content/practice/tea-in-old-town.yml"),
    ],
)  # fmt: skip
def test_every_kind_can_be_begun(
    world: Path, kind: str, answers: dict[str, str], path: str
) -> None:
    for name in ("practice-stages", "review-levels"):
        shutil.copy(ROOT / f"directory/vocabulary/{name}.yml", world / "directory/vocabulary")
    lists = catalogue_of(world).terms
    answers = {
        key: next(iter(lists["area-kinds"])) if (kind, key) == ("area", "kind") else value
        for key, value in answers.items()
    }
    source = {"source": "https://example.org", "says": "what it does"}
    status, said = run(world, kind, {**answers, **source})
    assert f"Written: {path}\n" in said
    assert (status, "must change" in said) == (0, False), said


def test_a_bad_answer_is_refused_in_the_words_of_the_check_and_nothing_is_written(
    world: Path,
) -> None:
    before = files(world)
    status, said = run(world, "service", {**TEA, "phone": "191 498 0142"})
    assert status == 1
    assert "Phone number: Start the number with 0. Write: 0191 498 0142" in said
    assert "Nothing was written." in said
    assert run(world, "service", {**TEA, "nmae": "x"})[0] == 1
    assert run(world, "service", {"name": "Tea"})[0] == 1
    assert run(world, "service", {**TEA, "folder": "../../outside"})[0] == 1
    assert run(world, "service", {**TEA, "id": "../tea"})[0] == 1
    assert files(world) == before


@pytest.mark.parametrize(
    ("key", "answer"),
    [("phone", "0191 498 01O2"), ("phone", "0845 123 4567"), ("phone", "call us"), ("website", "www.example.org"),
     ("website", "javascript:alert(1)"), ("email", "mailto:a@example.org"), ("status", "opne"), ("areas", "sunderlnd"),
     ("areas", "Sunderland"), ("organisation", "harbor-friends"), ("needs", "lonely"), ("kind", "group"),
     ("summary", "x" * 161), ("own", "Yes"), ("routes", "selff"), ("cost", "fre"), ("source", "example.org")],
)  # fmt: skip
def test_the_sentence_while_typing_is_the_sentence_of_the_check(
    world: Path, key: str, answer: str
) -> None:
    kind, catalogue = records.kind_named("service"), catalogue_of(world)
    question = next(each for each in records.QUESTIONS["service"] if each.key == key)
    said = records.fault_of(kind, catalogue, question, answer)
    (world / TEA_PATH).write_text(records.text_of(kind, {**TEA, "status": "open", key: answer}))
    problems = [p for p in check(world, TODAY).problems if p.path == TEA_PATH]
    assert [said.split(" Write: ")[0]] == [p.sentence for p in problems]


def test_nothing_that_exists_is_overwritten_and_an_old_name_is_not_given_again(world: Path) -> None:
    run(world, "service", TEA)
    before = (world / TEA_PATH).read_bytes()
    status, said = run(world, "service", {**TEA, "id": "tea-and-cake-for-mums"})
    assert status == 1
    assert f"{TEA_PATH} has that name, or had it." in said
    run(world, "service", TEA)
    assert (world / TEA_PATH).read_bytes() == before
    assert (world / TEA_PATH.replace(".yml", "-sunderland.yml")).exists()


def test_a_file_that_came_meanwhile_or_a_link_is_not_written_through(
    world: Path, tmp_path: Path
) -> None:
    (world / TEA_PATH).write_text("name: a: b\n")
    assert run(world, "service", TEA)[0] == 1
    assert (world / TEA_PATH).read_text() == "name: a: b\n"
    (world / TEA_PATH).unlink()
    (world / TEA_PATH).symlink_to(tmp_path / "outside.yml")
    assert run(world, "service", TEA)[0] == 1
    assert not (tmp_path / "outside.yml").exists()


def test_ids_are_offered_by_spelling_by_name_and_by_what_people_say(world: Path) -> None:
    kind, catalogue = records.kind_named("service"), catalogue_of(ROOT)
    by_key = {each.key: each for each in records.QUESTIONS["service"]}

    def offered(key: str, typed: str) -> list[str]:
        known = records.suggestions(kind, catalogue, by_key[key])
        completer = KnownIds(known, many=True)
        return [
            typed[: len(typed) + each.start_position] + each.text
            for each in completer.get_completions(Document(typed), CompleteEvent())
        ]

    assert "low-mood" in offered("needs", "cant stop crying")[:3]
    assert "isolation, low-mood" in offered("needs", "isolation, low m")[:3]
    assert "cntw" in offered("organisation", "Tyne and Wear NHS")[:3]
    assert "washington-mind" in offered("organisation", "washingtn")[:3]
    assert offered("status", "") != []
    assert offered("summary", "tea") == []


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        ("01914980142\r", "01914980142"),
        ("1914980142\r\x010\r", "01914980142"),  # refused at Enter; then a 0 at the start
        ("0191 498 01O2\r\x7f\x7f02\r", "0191 498 0102"),
    ],
)
def test_a_fault_keeps_the_question_open_until_it_is_mended(
    world: Path, keys: str, got: str
) -> None:
    kind, catalogue = records.kind_named("service"), catalogue_of(world)
    question = next(each for each in records.QUESTIONS["service"] if each.key == "phone")

    def fault(answer: str) -> str:
        return records.fault_of(kind, catalogue, question, answer)

    piped: PipeInput
    with create_pipe_input() as piped, create_app_session(input=piped, output=DummyOutput()):
        piped.send_text(keys)
        assert apart(lambda: ask("Phone", "help", fault, "", {}, many=False)) == got


@pytest.mark.parametrize(
    ("keys", "got"),
    [
        ("\r", "open"),  # Enter alone
        ("paused\r", "paused"),  # the first key puts its own in the place of what was proposed
        ("\x1b[C\x7f\x7f\x7f\x7fpaused\r", "paused"),  # the right arrow takes it, to change it
    ],
)
def test_a_proposed_answer_stands_until_something_is_typed(keys: str, got: str) -> None:
    with create_pipe_input() as piped, create_app_session(input=piped, output=DummyOutput()):
        piped.send_text(keys)
        assert apart(lambda: ask("Status", "", lambda _: "", "open", {}, many=False)) == got


def test_ctrl_c_and_ctrl_d_end_the_question() -> None:
    for key, raised in (("tea\x03", KeyboardInterrupt), ("\x04", EOFError)):
        with create_pipe_input() as piped, create_app_session(input=piped, output=DummyOutput()):
            piped.send_text(key)
            with pytest.raises(raised):
                apart(lambda: ask("Name", "", lambda _: "", "", {}, many=False))


class Terminal:
    """The real command at a terminal of its own."""

    def __init__(self, world: Path) -> None:
        self.main, other = pty.openpty()
        command = [sys.executable, "-m", "generator.cli", "new", "service", "--root", str(world), "--today", "2026-11-22"]  # fmt: skip
        self.process = subprocess.Popen(
            command, stdin=other, stdout=other, stderr=other, cwd=ROOT, close_fds=True,
            start_new_session=True, env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "30"},
        )  # fmt: skip
        os.close(other)
        self.said = ""

    def wait_for(self, words: str) -> None:
        """Read what it says until *words* come; they are not looked for again."""
        until = time.monotonic() + 60
        while words not in self.said:
            assert time.monotonic() < until, f"{words!r} did not come after {self.said[-800:]!r}"
            if select.select([self.main], [], [], 0.2)[0]:
                try:
                    chunk = os.read(self.main, 65536).decode("utf-8", "replace")
                except OSError:  # the other end is closed
                    chunk = ""
                self.said += chunk
                if "\x1b[6n" in chunk:  # it asks where the cursor is
                    os.write(self.main, b"\x1b[1;1R")
        self.said = self.said.partition(words)[2]

    def type(self, text: str) -> None:
        os.write(self.main, text.encode())


def test_at_a_real_terminal_it_asks_refuses_offers_writes_and_checks(world: Path) -> None:
    terminal = Terminal(world)
    for title, typed in [
        ("Name", TEA["name"]), ("Organisation", "harbour-friends"), ("Areas", "sunderland"),
        ("Kind of support", "peer-group"), ("Needs", "isolation, low-mood"), ("Summary", TEA["summary"]),
        ("Status", ""), ("Ways in", "self"), ("How (if known)", TEA["how"]),
    ]:  # fmt: skip
        terminal.wait_for(title)
        terminal.type(f"{typed}\r")
    terminal.wait_for("Phone number (if known)")
    terminal.type("1914980142")
    terminal.wait_for("Start the number with 0.")
    terminal.type("\x01" + "0\r")
    for title, typed in [
        ("Hours (if known)", TEA["hours"]), ("own number (if known)", ""), ("E-mail (if known)", ""),
        ("Website (if known)", TEA["website"]), ("Cost (if known)", ""), ("Web address", TEA["source"]),
        ("Publisher", TEA["publisher"]), ("What it supports", TEA["says"]), ("Folder", ""), ("File name", ""),
    ]:  # fmt: skip
        terminal.wait_for(title)
        terminal.type(f"{typed}\r")
    terminal.wait_for("It has no problems.")
    assert terminal.process.wait(30) == 0
    os.close(terminal.main)
    assert (world / TEA_PATH).read_text("utf-8") == TEA_TEXT


def test_ctrl_c_at_a_real_terminal_leaves_nothing_behind(world: Path) -> None:
    before = files(world)
    terminal = Terminal(world)
    terminal.wait_for("Name")
    terminal.type("Tea\r")
    terminal.wait_for("Organisation")
    terminal.type("\x03")
    terminal.wait_for("Nothing was written.")
    assert terminal.process.wait(30) == 130
    os.close(terminal.main)
    assert files(world) == before
