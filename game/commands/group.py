"""The command `callcraft`: which commands there are, and running one."""

from collections.abc import Sequence
from importlib import import_module
from typing import Final

import click

from game import __version__
from game.exits import INTERRUPTED, MISUSED, Refused

_COMMANDS: Final = {
    "play": "playing",
    "shift": "playing",
    "levels": "listing",
    "host": "hosting",
    "join": "joining",
    "contest": "contest",
    "serve": "serving",
    "new": "drafting",
    "watch": "watching",
    "check": "checking",
    "explain": "explaining",
    "explore": "exploring",
    "graph": "graphing",
    "schema": "drafting",
}
"""Every command, in the order of the help page, and the module of this package it is in."""


class _Commands(click.Group):
    """The commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, in their order."""
        return list(_COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Return a command by its name, or None where there is none."""
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        # Imported now, and no other: a command does not wait for what only others need.
        found: click.Command = getattr(
            import_module(f"game.commands.{module}"), cmd_name.replace("-", "_")
        )
        return found


def run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; Refused where it is asked for wrongly."""
    try:
        # Not standalone: else click would write messages and end the program by itself, and `cli`
        # could neither word them nor say how it ended.
        code = callcraft.main(list(arguments), prog_name="callcraft", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "callcraft"
        message = f"{error.format_message()} To see what it takes, type: {command} --help"
        raise Refused(message, MISUSED) from error
    except click.ClickException as error:
        raise Refused(error.format_message(), error.exit_code) from error
    except SystemExit as error:
        # Told not to end the program, click does so in one case: where nobody reads any more. Its
        # exit code then would say that a check has found something.
        raise BrokenPipeError from error
    except click.Abort as error:
        message = "Stopped."
        raise Refused(message, INTERRUPTED) from error
    return code if isinstance(code, int) else 0


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def callcraft(context: click.Context) -> int:
    """Practise difficult customer calls: a flight simulator in a terminal.

    Take a call, choose what to say, and watch the caller's patience and satisfaction. After the
    call you see what each reply did, and why.

    Without a command the game opens with its menu of calls.
    """
    if context.invoked_subcommand is None:
        from game.launch import open_app  # noqa: PLC0415 - a command does not need it

        return open_app()
    return 0
