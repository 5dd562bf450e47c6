"""What the shipped calls reward, shown by bots; law 17 for the levels themselves."""

from pathlib import Path
from random import Random
from statistics import mean

import pytest

from game.call import Answer, Level, Medal, Outcome, Technique, new_call, open_replies, score, step
from game.explore.bots import BOTS, DE_ESCALATOR, HOSTILE_BOT, RANDOM, SOLVER, Bot
from game.explore.plays import play
from game.level import load_level, load_pack
from game.level.library import shipped

PLAYS = 40


def shipped_levels() -> list[Path]:
    """Return the files of the campaign, in order."""
    return list(load_pack(shipped()).levels)


@pytest.fixture(params=shipped_levels(), ids=lambda path: path.stem)
def level(request: pytest.FixtureRequest) -> Level:
    """Every shipped level in turn."""
    reading = load_level(request.param)
    assert reading.problems == ()
    assert reading.level is not None
    return reading.level


def mean_score(level: Level, bot: Bot) -> float:
    """Return a bot's mean score over some seeds."""
    return mean(score(play(level, bot, seed)).total for seed in range(PLAYS))


def test_the_de_escalator_beats_every_other_bot(level: Level) -> None:
    scores = {bot.name: mean_score(level, bot) for bot in BOTS}
    best = scores.pop(DE_ESCALATOR.name)
    assert all(best > other for other in scores.values()), scores


def test_a_level_can_be_won_with_gold_and_can_be_lost(level: Level) -> None:
    assert score(play(level, DE_ESCALATOR, 0)).medal is Medal.GOLD
    lost = {play(level, HOSTILE_BOT, seed).outcome for seed in range(PLAYS)}
    assert lost <= {Outcome.HUNG_UP, Outcome.UNRESOLVED}


def test_going_straight_to_the_solution_never_reaches_gold(level: Level) -> None:
    medals = {score(play(level, SOLVER, seed)).medal for seed in range(PLAYS)}
    assert Medal.GOLD not in medals


def test_luck_seldom_reaches_gold(level: Level) -> None:
    golds = sum(score(play(level, RANDOM, seed)).medal is Medal.GOLD for seed in range(PLAYS))
    assert golds <= PLAYS // 20


@pytest.mark.parametrize("technique", list(Technique))
def test_no_technique_repeated_reaches_gold(level: Level, technique: Technique) -> None:
    """Where the technique is not offered, the neutral or any other reply has to do."""
    for seed in range(3):
        random, state = Random(seed), step(new_call(level, seed), Answer())
        while not state.over and (options := open_replies(state)):
            replies = state.current_scene.replies
            liked = [say for say in options if replies[say.reply].technique is technique]
            neutral = [say for say in options if replies[say.reply].technique is None]
            state = step(state, random.choice(liked or neutral or list(options)))
        assert score(state).medal is not Medal.GOLD
