"""Replies beside each other: how often one has to be better before that is told."""

from pathlib import Path
from typing import Final

from game.check.checks import check_files
from game.level import Code
from tests.check.sound import MODELLED

_WORSE: Final = """\
      - say: {say}
        technique: {technique}
        effect: {{patience: -3}}
        to: story
"""


def codes(folder: Path, before: str, say: str, technique: str) -> set[Code]:
    """Return what is found where a reply that another one beats stands at the end of a scene."""
    file = folder / "call.yaml"
    worse = _WORSE.format(say=say, technique=technique)
    file.write_text(MODELLED.replace(before, worse + before, 1), encoding="utf-8")
    return {each.code for each in check_files([file])}


def test_a_reply_that_is_worse_at_a_few_moments_may_be_better_at_others(tmp_path: Path) -> None:
    """Few plays come to this scene, where the moods are many that a caller may be in."""
    say = "I'm sorry that I made light of it, as I did just now."
    assert codes(tmp_path, "  story:\n", say, "specific-apology") == set()


def test_a_reply_that_is_worse_at_many_moments_is_told(tmp_path: Path) -> None:
    say = "Somebody is left standing, I do see that, and it must be annoying."
    assert codes(tmp_path, "  cross:\n", say, "acknowledge-feeling") == {Code.DOMINATED}
