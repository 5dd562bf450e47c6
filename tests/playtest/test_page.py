"""The page about level files says what files of plays hold; tests/check tries its example."""

import re

from attrs import NOTHING, fields

from game.level.shape.blocks import key_of
from game.playtest.shape import OUTCOMES, PlayFile
from tests.level.test_page import SECTIONS
from tests.playtest.plays import check_plays

SECTION = SECTIONS["Plays beside a call"]


def test_its_table_holds_the_keys_and_words_that_there_are() -> None:
    rows = re.findall(r"^\| (\S+) \|.*\|.*\|$", SECTION, re.MULTILINE)
    keys = {
        f"**`{key_of(each)}`**" if each.default is NOTHING else f"`{key_of(each)}`"
        for each in fields(PlayFile)
    }
    assert keys == {row for row in rows if "`" in row}
    assert all(f"`{word}`" in SECTION for word in OUTCOMES)


def test_every_move_on_the_page_is_one() -> None:
    table = SECTION.partition("| Move | What it does |")[2]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    moves = [move for row in rows for move in re.findall(r"`([^`]+)`", row)]
    assert len(moves) == 14
    check = check_plays(f"plays:\n- name: All\n  moves: [{', '.join(moves)}]\n")
    assert check.plays[0].moves == tuple(moves)
