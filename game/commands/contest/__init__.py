"""The commands of a competition: leading it, its screens, and what came of it."""

from game.commands.contest import leading, outcomes, rehearsing, screens
from game.commands.contest.group import contest

__all__ = ["contest", "leading", "outcomes", "rehearsing", "screens"]
