"""The same fault is said in the same words in the terminal, an annotation, a comment and JSON.

The form on a page is held to the same words by its own tests.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from generator.checking.reporting import by_importance, report
from generator.cli import main
from generator.records.problem import Level, Problem
from generator.reports.comparison import Comparison, from_json, to_json
from generator.reports.comparison_words import comparison_markdown
from tests.checking.test_bad_examples import EXAMPLES, name_of, problems_in_memory

#: Place, sentence, the line to write, and each sentence over lines to fill in with the lines themselves:
#: what each of the ways must say.
Said = tuple[str, str, str, list[tuple[str, list[str]]]]


def in_the_terminal(problems: tuple[Problem, ...]) -> list[Said]:
    said = []
    for block in report(problems, 1).split("\n\n")[:-1]:
        place = re.match(r"(\S.*?:\d+:\d+) \S+$", block, re.MULTILINE)
        sentence = re.search(r"^  (?:stop|must change|check this): (.*)$", block, re.MULTILINE)
        write = "\n".join(re.findall(r"^  write \| (.*)$", block, re.MULTILINE))
        assert place is not None
        assert sentence is not None
        fill: list[tuple[str, list[str]]] = []
        for line in block.splitlines():
            if re.match(r"  (?:Or )?(?:put|add) ", line, re.IGNORECASE):
                fill.append((line.strip(), []))
            elif offer := re.match(r" +(?:copy|or) \| (.*)$", line):
                fill[-1][1].append(offer[1])
            elif fill and (more := re.match(r" {8}\| (.*)$", line)):
                fill[-1][1][-1] += f"\n{more[1]}"
        said.append((place[1], sentence[1], write.strip(), fill))
    return said


def in_annotations(text: str) -> list[Said]:
    said = []
    for line in text.splitlines():
        found = re.fullmatch(
            r"::(?:error|warning) file=(.*?),line=(\d+),col=(\d+),title=.*?::(.*)", line
        )
        assert found is not None
        told, *offered = re.split(r"\n(?=(?:Put|Add|Or put|Or add) )", unquote(found[4]))
        sentence, _, write = told.partition("\nWrite: ")
        fill = [each.split("\n", 1) for each in offered]
        said.append(
            (
                f"{unquote(found[1])}:{found[2]}:{found[3]}",
                sentence,
                write,
                [(lead, lines.split("\nor\n")) for lead, lines in fill],
            )
        )
    return said


def in_markdown(text: str) -> list[Said]:
    """What lists of problems in Markdown say, read back from their code spans."""
    said = []
    for entry in re.split(
        r"^- (?=\*\*(?:stop|must change|check this)\*\* )", text, flags=re.MULTILINE
    )[1:]:
        spans = [
            span[2][1:-1] if span[2].startswith(" `") or span[2].endswith("` ") else span[2]
            for span in re.finditer(r"(`+)(.*?)(?<!`)\1(?!`)", entry.split("\n\n")[0])
        ]
        fill = re.findall(
            r"^  (\S[^\n]*)\n\n((?:  `{3,}\n(?:.*\n)*?  `{3,}\n(?:\n  or\n\n)?)+)",
            entry,
            re.MULTILINE,
        )
        said.append(
            (
                spans[0],
                spans[1],
                "\n".join(spans[2:]).strip(),
                [(lead, in_fences(blocks)) for lead, blocks in fill],
            )
        )
    return said


def in_fences(text: str) -> list[str]:
    """What stands in blocks of code under the entry of a list, without the indent of the list."""
    return [
        re.sub(r"^  ", "", block, flags=re.MULTILINE)
        for block in re.findall(r"^  `{3,}\n((?:.*\n)*?)  `{3,}$", text, re.MULTILINE)
        for block in [block.removesuffix("\n")]
    ]


def in_json(text: str) -> list[Said]:
    return [
        (
            f"{p['path']}:{p['line']}:{p['column']}",
            p["sentence"],
            p["write"].strip(),
            [(each["sentence"], each["offers"]) for each in p["fill"]],
        )
        for p in json.loads(text)["problems"]
    ]


def one_line(said: list[Said]) -> list[Said]:
    """Sentences and lines without runs of spaces, which a code span does not show."""
    return [
        (
            place,
            " ".join(words.split()),
            "\n".join(" ".join(each.split()) for each in line.split("\n")),
            fill,
        )
        for place, words, line, fill in said
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_a_fault_is_said_in_the_same_words_everywhere(example: Path, today: date) -> None:
    problems = tuple(by_importance(problems_in_memory(example, today)))
    assert problems
    terminal = in_the_terminal(problems)
    sent = to_json(Comparison((), None, (), problems, ()))
    comment = comparison_markdown(from_json(sent.encode())[0])

    assert in_annotations(report(problems, 1, "github")) == terminal
    assert in_json(report(problems, 1, "json")) == terminal
    assert one_line(in_markdown(report(problems, 1, "markdown"))) == one_line(terminal)
    assert one_line(in_markdown(comment)) == one_line(terminal)


def test_a_summary_of_a_job_is_added_to_what_stands_in_its_file(
    world: Path, today: date, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before\n", "utf-8")
    (world / "directory/services/sunderland/bad.yml").write_text("name: [\n", "utf-8")

    done = CliRunner().invoke(
        main,
        ["check", "--root", str(world), "--format", "github", "--summary", str(summary),
         "--today", today.isoformat()],
    )  # fmt: skip

    assert done.exit_code == 1
    assert summary.read_text("utf-8").startswith("Before\n")
    assert one_line(in_markdown(summary.read_text("utf-8"))) == one_line(
        in_annotations(done.output)
    )


def test_the_first_ten_annotations_are_the_most_important() -> None:
    """GitHub shows ten errors and ten warnings of a step, in the order in which they are printed."""
    many = [
        Problem(f"a{number:02}.yml", 1, 1, "code", level, "Do this.")
        for level in (Level.CHECK, Level.MUST)
        for number in range(12)
    ]
    worst = Problem("z.yml", 9, 9, "code", Level.STOP, "Stop.")

    lines = report([*many, worst], 1, "github").splitlines()

    assert lines[0].startswith("::error file=z.yml")
    kinds = [line.partition(" ")[0] for line in lines]
    assert kinds == ["::error"] * 13 + ["::warning"] * 12
