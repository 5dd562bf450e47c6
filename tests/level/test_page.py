"""The page about level files says all there is, and its examples are right."""

import re
from pathlib import Path

import pytest
from attrs import fields

from game.call.mood import MOODS
from game.call.technique import Technique, Trait
from game.call.temperament import TEMPERAMENTS
from game.level import Code, read_level, read_pack
from game.level import shape as s
from game.level.shape import key_of

PAGE = (Path(__file__).parents[2] / "docs" / "level-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
BLOCKS = (s.LevelFile, s.CallerFile, s.SceneFile, s.ReplyFile, s.PieceFile, s.ArrowFile, s.PackFile)


def test_the_whole_call_is_right() -> None:
    reading = read_level(EXAMPLES[0])
    assert reading.problems == ()
    assert reading.level


def test_the_pack_is_right() -> None:
    assert read_pack(EXAMPLES[-1]).problems == ()


@pytest.mark.parametrize("block", BLOCKS)
def test_every_key_is_explained(block: type) -> None:
    for key in map(key_of, fields(block)):
        assert f"`{key}`" in PAGE or f"**`{key}`**" in PAGE, key


def test_every_word_is_explained() -> None:
    for word in (*Technique, *Trait, *TEMPERAMENTS):
        assert f"\n| `{word}` |" in PAGE, word
    assert all(f"`{mood}`" in PAGE for mood in MOODS)


def test_every_code_is_listed() -> None:
    assert all(code in PAGE for code in Code)
