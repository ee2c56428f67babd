"""The hooks for pre-commit name commands that exist, and the files that these commands take."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Context

from generator.checking.checking import record_files
from generator.cli import main
from generator.records.kinds import KINDS
from generator.records.settings import SETTINGS_FILE

ROOT = Path(__file__).resolve().parents[2]
LOCAL = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
OFFERED = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = [*LOCAL["repos"][0]["hooks"], *OFFERED]


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: f"{hook['id']} ({hook['language']})")
def test_a_hook_runs_a_command_that_exists_on_the_records_and_nothing_else(
    hook: dict[str, Any],
) -> None:
    program, command = hook["entry"].split()
    assert program.endswith("signpost")
    here = main.get_command(Context(main), command)
    assert here is not None
    takes_paths = any(each.name == "paths" for each in here.params)
    assert hook.get("pass_filenames", True) == takes_paths
    files = re.compile(hook["files"])
    assert all(map(files.search, record_files(ROOT)))
    for kind in KINDS:
        assert files.search(f"{kind.folder}/{'x/' * kind.nested}x.yml"), kind.name
    assert not files.search("tests/examples/good/directory/areas/sunderland.yml")
    assert not files.search("README.md")
    if takes_paths:
        assert not files.search("directory/places/towns.csv")
        assert not files.search(SETTINGS_FILE)
    else:
        assert files.search(SETTINGS_FILE)


def test_both_files_have_the_same_hooks() -> None:
    ours, theirs = LOCAL["repos"][0]["hooks"], OFFERED
    assert [hook["id"] for hook in ours] == [hook["id"] for hook in theirs]
    assert [hook["files"] for hook in ours] == [hook["files"] for hook in theirs]
