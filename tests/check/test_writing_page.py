"""The page for authors: what it shows can be typed, and what it says of the program is so."""

import re
from pathlib import Path

import pytest

from game.commands.group import callcraft

PAGE = (Path(__file__).parents[2] / "docs" / "writing-levels.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"callcraft ([a-z]+)((?: [^\n`]+)?)", PAGE)


@pytest.mark.parametrize("command", sorted({command for command, _ in COMMANDS}))
def test_every_command_exists(command: str) -> None:
    context = callcraft.make_context("callcraft", ["--help"], resilient_parsing=True)
    assert callcraft.get_command(context, command) is not None


@pytest.mark.parametrize(
    ("command", "option"),
    sorted({(name, option) for name, rest in COMMANDS for option in re.findall(r"--[a-z]+", rest)}),
)
def test_every_option_exists(command: str, option: str) -> None:
    context = callcraft.make_context("callcraft", ["--help"], resilient_parsing=True)
    found = callcraft.get_command(context, command)
    assert found is not None
    assert option in {each for parameter in found.params for each in parameter.opts}
