"""The commands. What one needs is imported when it runs, so that `--help` is quick."""

from game.commands.group import run

__all__ = ["run"]
