"""The commands there are: each can be run, is listed, and stands on the first page."""

import pkgutil
import re
from importlib import import_module
from pathlib import Path

import click

from game import commands
from game.call import Technique
from game.call.script.technique import MISSTEPS
from game.commands.group import callcraft

README = Path(__file__).parents[2] / "README.md"


def listed() -> dict[str, click.Command]:
    """Return every command by the name under which it is typed."""
    context = click.Context(callcraft)
    found = {
        name: callcraft.get_command(context, name) for name in callcraft.list_commands(context)
    }
    return {name: command for name, command in found.items() if command is not None}


def test_every_command_that_is_written_is_listed() -> None:
    modules = pkgutil.iter_modules(commands.__path__, f"{commands.__name__}.")
    written = {
        each
        for module in modules
        for each in vars(import_module(module.name)).values()
        if isinstance(each, click.Command) and each is not callcraft
    }
    groups = [each for each in written if isinstance(each, click.Group)]
    below = {command for group in groups for command in group.commands.values()}
    assert written - below == set(listed().values())
    assert len(written) > 5


def test_the_first_page_names_every_command_and_no_other() -> None:
    rows = re.findall(r"^\| `callcraft ([a-z-]+)", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == set(listed())


def test_the_first_page_counts_the_techniques() -> None:
    counted = f"{len(Technique) - len(MISSTEPS)} techniques and {len(MISSTEPS)} missteps"
    assert counted in " ".join(README.read_text(encoding="utf-8").split())
