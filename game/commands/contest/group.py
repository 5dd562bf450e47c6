"""The command `callcraft contest`, and the option that names a room."""

from collections.abc import Callable
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])


@click.group()
def contest() -> None:
    """Lead a competition, and work out its results.

    Each command finds the keys of the room that is held on this machine; --room names another.
    """


def of_room(command: Command) -> Command:
    """Give a command the option that names a room."""
    option = click.option("--room", metavar="FILE", help="The log of the room, beside its keys.")
    return option(command)
