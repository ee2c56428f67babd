"""Whatever an issue holds, nothing outside the records is written, and what is written reads back.

The strings are the Big List of Naughty Strings, as every answer of every form, and what hypothesis
thinks of besides.
"""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking.checking import check
from generator.editing.applying_issue import Outcome, apply_issue, write
from generator.editing.issue_body import Answers, read_body
from generator.editing.issue_drafts import Draft, Issue, draft_of
from generator.editing.issue_forms import ADD_EXAMPLE, ADD_SERVICE, CHANGE_SERVICE, ISSUE_FORMS
from generator.editing.issue_questions import Asks, IssueForm
from generator.editing.text_steps import holds
from generator.records.catalogue import Catalogue
from tests.editing.issues import TEA, TODAY, rendered, small_directory

NAUGHTY = json.loads((Path(__file__).parents[1] / "data/hostile/blns.json").read_text("utf-8"))
#: What someone who knows how this works would try.
CUNNING = [
    "### Name of the service\n\nx",
    "```\n### Status\n\nClosed\n```",
    "x\n\n### Exact new values\n\nheld: (delete)",
    "::set-output name=code::0",
    "::add-mask::0191",
    "##[error]x",
    "<!-- --><script>alert(1)</script>",
    "@octocat closes #1, fixes #2",
    "[x](javascript:alert(1)) ![x](https://evil.example/pixel.png)",
    "x: y\nsources: []\nheld: no",
    "- x\n- y: &a [*a]",
    "!!python/object/apply:os.system ['true']",
    "%YAML 1.1\n---\nx\n...",
    "'\"\\ \" ' | > & * ! % @ ` # , [ ] { } : - ?",
    "$(touch /tmp/owned) `touch /tmp/owned` ; touch /tmp/owned",
    "../../../../etc/passwd",
    "/etc/cron.d/x",
    "..\\..\\windows",
    "C:\\con",
    "con",
    "\u202ereversed\u202c \u2066x\u2069 \U000e0041",
    "null",
    "~",
    "0191 498 0155",
    "0o17",
    "1e5",
    "12:30:45",
    "2026-11-22",
    "=cmd|' /C calc'!A0",
    "${{ github.token }}",
    "{{ x }} {% include 'x' %}",
    " leading and trailing \n\n\n",
    "\t\ttabs",
    "a" * 5_000,
]
TEXT = st.text(max_size=80) | st.sampled_from([*NAUGHTY, *CUNNING])


class World:
    """One small directory for all cases; each case takes away what it wrote."""

    def __init__(self, folder: Path) -> None:
        self.root = small_directory(folder)
        self.catalogue: Catalogue = check(self.root, TODAY).catalogue
        self.tea = (self.root / TEA).read_bytes()
        self.before = self.files()

    def files(self) -> set[str]:
        """Every file in the folder around the directory."""
        around = self.root.parent
        return {path.relative_to(around).as_posix() for path in around.rglob("*")}

    def draft(self, form: IssueForm, answers: dict[str, str]) -> Draft | None:
        """What the issue asks for; None when it is refused."""
        read = read_body(rendered(form, answers))
        if not isinstance(read, Answers):
            return None
        found = draft_of(Issue(read, 12, TODAY, self.root, self.catalogue))
        return found if isinstance(found, Draft) else None

    def try_out(self, form: IssueForm, answers: dict[str, str]) -> bool:
        """Write what the issue asks for, read it back, and take it away. False when it is refused."""
        draft = self.draft(form, answers)
        if draft is None or draft.before == draft.after or not write(self.root, draft):
            return False
        file = self.root / draft.path
        text = file.read_bytes().decode()
        assert holds(text, draft.after)
        assert draft.path.startswith(("directory/services/", "content/practice/"))
        if draft.path == TEA:
            file.write_bytes(self.tea)
        else:
            file.unlink()
        return True


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(tmp_path_factory.mktemp("hostile"))


PATHS = (
    "summary", "needs", "also_called.1", "contact.phones.1.hours", "places.1.postcode",
    "opening.1.from", "description", "for.who", "sessions.1.name", "status_note",
)  # fmt: skip


def everywhere(form: IssueForm, text: str, number: int) -> dict[str, str]:
    """*text* as the answer to every question of *form*; the area and the record must be real ones.

    *number* says which exact values are asked for besides: each change is read back, which takes time.
    """
    answers = {q.id: text for q in form.questions if q.asks is not Asks.CHECKBOXES}
    line = " ".join(text.split())
    if "areas" in answers:
        answers["areas"] = f"Sunderland, {line}"
    if "record" in answers:
        answers = {"record": "tea-and-talk", "what-is-wrong": text, "how": text, "email": text}
        answers["changes"] = "\n".join(f"{path}: {line}" for path in PATHS[number % 10 :: 10])
    return answers


@pytest.mark.parametrize("form", [ADD_SERVICE, ADD_EXAMPLE, CHANGE_SERVICE], ids=lambda f: f.file)
def test_every_naughty_string_as_every_answer_writes_one_record_that_reads_back(
    world: World, form: IssueForm
) -> None:
    written = [
        world.try_out(form, everywhere(form, text, number))
        for number, text in enumerate((*NAUGHTY, *CUNNING))
    ]

    assert sum(written) >= 0.9 * len(written)
    assert world.files() == world.before


def test_every_naughty_string_is_applied_checked_and_told(world: World) -> None:
    """The whole way for some of them: each check of the directory costs its time."""
    for number, text in enumerate([*CUNNING, *NAUGHTY[::40]]):
        form = ISSUE_FORMS[number % len(ISSUE_FORMS)]
        done = apply_issue(
            world.root, rendered(form, everywhere(form, text, number)), TODAY, 12, text[:200]
        )
        title = done.summary.partition("\n")[0]

        assert done.outcome in Outcome
        assert title.startswith(("# Add ", "# Change ", "# Not applied"))
        assert not any(line.lstrip().startswith("::") for line in title.split("\n"))
        if done.path == TEA:
            (world.root / TEA).write_bytes(world.tea)
        elif done.path:
            (world.root / done.path).unlink()
    assert world.files() == world.before
    assert not Path("/tmp/owned").exists()  # noqa: S108


@pytest.mark.parametrize(
    "long",
    [
        "a" * 60000,
        "`" * 60000,
        "@" * 60000,
        "a@" * 30000,
        "a.b-" * 15000,
        "x, " * 20000,
        "/a" * 30000,
        "```\n" * 15000,
        "### x\n" * 10000,
        "a: b\n" * 12000,
        "needs: x\n" * 199,
        "\n".join(f"contact.phones.1.hours: {n}" for n in range(199)),
        "[" * 60000,
        "é" * 60000,
    ],
    ids=lambda long: long[:8],
)
def test_a_long_answer_takes_no_long_time(world: World, long: str) -> None:
    began = process_time()
    for form, id_ in ((ADD_SERVICE, "needs"), (ADD_SERVICE, "how"), (ADD_SERVICE, "name")):
        world.try_out(form, {**must_have(), id_: long})
    for id_ in ("record", "changes", "what-is-wrong", "how"):
        world.try_out(CHANGE_SERVICE, {"record": "tea-and-talk", id_: long})

    assert process_time() - began < 5


def must_have() -> dict[str, str]:
    """An answer to each question of a new service that must be answered."""
    return {q.id: "Sunderland" for q in ADD_SERVICE.questions if q.required and q.id != "public"}


@given(st.dictionaries(st.sampled_from([q.id for q in ADD_SERVICE.questions]), TEXT))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_answers_write_one_record_or_none(world: World, answers: dict[str, str]) -> None:
    world.try_out(ADD_SERVICE, {**must_have(), **answers, "public": ""})

    assert world.files() == world.before


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["contact", "phones", "number", "1", "2", "opening", "needs", "held", "x"]
            ),
            st.sampled_from(["", ".1", ".1.number", ".phones.1.number", ".from", "."]),
            TEXT,
        ),
        max_size=6,
    )
)
@settings(max_examples=100, deadline=None)
def test_any_exact_values_change_the_record_or_nothing(
    world: World, lines: list[tuple[str, str, str]]
) -> None:
    changes = "\n".join(f"{key}{more}: {value}" for key, more, value in lines)
    world.try_out(CHANGE_SERVICE, {"record": "tea-and-talk", "changes": changes})

    assert world.files() == world.before
    assert (world.root / TEA).read_bytes() == world.tea
