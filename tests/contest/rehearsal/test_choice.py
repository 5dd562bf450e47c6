"""What bots choose from what a player sees."""

from random import Random
from statistics import mean
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.call import Level, score
from game.contest.rehearsal.choice import MOST_ACTS, choice, seconds_for
from game.contest.rehearsal.manner import Skill, bot_name, manner_of
from game.level import load_level
from game.level.library import find_level
from game.play.line import LocalLine
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.view.commands import Answered, LetPass
from tests.strategies import levels

MOST: Final = 2 * MOST_ACTS
"""Acts after which a call would never end."""


class NoTime:
    """A watch for calls in which no time passes by itself."""

    def lap(self) -> float:
        """Return that none has."""
        return 0.0

    def start(self) -> None:
        """Do nothing."""

    def stop(self) -> None:
        """Do nothing."""


def played(level: Level, skill: Skill, seed: int) -> int:
    """Play a call as a bot does, without its thinking, and return its score."""
    line, random = LocalLine(Session(level, seed), Pace(Clock.UNTIMED), NoTime), Random(seed)
    for _ in range(MOST):
        if line.view.over:
            break
        act = choice(line.view, skill, random)
        assert seconds_for(line.view, act, random) >= 0
        receipt = line.send(act or LetPass(1_000))
        assert receipt is not None
        assert receipt.answered is Answered.ACCEPTED, (act, receipt.reason)
    else:
        pytest.fail("The call did not end.")
    return score(line.session.state).total


@settings(max_examples=25)
@given(levels(), st.sampled_from(Skill), st.integers(0, 1_000))
def test_whatever_a_bot_does_can_be_done_and_comes_to_an_end(
    level: Level, skill: Skill, seed: int
) -> None:
    played(level, skill, seed)


@pytest.mark.parametrize("name", ["parcel", "outage", "broadband"])
def test_the_better_a_bot_the_more_points(name: str) -> None:
    level = load_level(find_level(name)).level
    assert level is not None
    good, middling, poor = (
        mean(played(level, skill, seed) for seed in range(12))
        for skill in (Skill.GOOD, Skill.MIDDLING, Skill.POOR)
    )
    assert good > middling > poor


def test_a_room_of_ten_has_all_kinds_and_their_names_say_so() -> None:
    manners = [manner_of(number) for number in range(1, 11)]
    assert {each.skill for each in manners} == set(Skill)
    assert any(each.late for each in manners)
    assert any(each.drops for each in manners)
    assert any(each.slowness > 2 for each in manners)
    assert bot_name(8, manner_of(8)) == "Bot 8 (late)"
    assert all(len(bot_name(1_999, each)) <= 20 for each in manners)
