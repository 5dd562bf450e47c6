"""Playtests: plays kept beside a level, and whether the level still plays so."""

from game.playtest.checking import check_playtest
from game.playtest.place import is_playtest, playtest_of

__all__ = ["check_playtest", "is_playtest", "playtest_of"]
