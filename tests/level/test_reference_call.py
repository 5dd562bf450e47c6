"""The reference call of the benchmarks is expressible as a level, exactly."""

from collections import defaultdict
from fractions import Fraction

import pytest

from bench.reference import reference_data, reference_level_yaml
from game.call.meters.values import Meter
from game.call.script.level import Condition, Level, Outcome, Reply
from game.call.units import FULL, POINT, bounded
from game.level import read_level

Meters = tuple[int, int]


@pytest.fixture(scope="module")
def level() -> Level:
    """The reference call."""
    reading = read_level(reference_level_yaml(reference_data()))
    assert reading.problems == ()
    assert reading.level
    return reading.level


def holds(condition: Condition, meters: Meters) -> bool:
    """Return whether a condition about meters alone holds."""
    value = {Meter.PATIENCE: meters[0], Meter.SATISFACTION: meters[1]}
    return all(each.low <= value[Meter(each.subject)] <= each.high for each in condition)


def after(reply: Reply, meters: Meters) -> Meters:
    """Return the meters after the stated effects of a reply."""
    patience, satisfaction = meters
    effect = reply.effect
    return bounded(patience + effect.patience), bounded(satisfaction + effect.satisfaction)


def odds(level: Level) -> dict[Outcome, Fraction]:
    """Return the exact odds of each end with every offered reply equally likely."""
    here: dict[tuple[str, Meters], Fraction] = {
        (level.start, (level.caller.patience, level.caller.satisfaction)): Fraction(1)
    }
    ends: dict[Outcome, Fraction] = defaultdict(Fraction)
    while here:
        following: dict[tuple[str, Meters], Fraction] = defaultdict(Fraction)
        for (name, meters), chance in here.items():
            scene = level.scenes[name]
            if scene.end:
                ends[scene.end] += chance
                continue
            offered = [each for each in scene.replies if holds(each.when, meters)]
            for reply in offered:
                moved = after(reply, meters)
                share = chance / len(offered)
                if moved[0] <= 0:
                    ends[Outcome.HUNG_UP] += share
                else:
                    to = next(each.scene for each in reply.to if holds(each.when, moved))
                    following[to, moved] += share
        here = following
    return ends


def test_it_starts_as_it_should(level: Level) -> None:
    assert not level.modelled
    assert (level.caller.patience, level.caller.satisfaction) == (60 * POINT, 50 * POINT)
    assert len(level.scenes) == len(reference_data()) + 2


def test_every_reply_is_the_same(level: Level) -> None:
    for turn, scene in zip(reference_data(), level.scenes.values(), strict=False):
        assert scene.caller.at(0).text == turn["prompt"]
        for choice, reply in zip(turn["ch"], scene.replies, strict=True):
            assert (reply.say, reply.answer.at(FULL).text) == (choice["text"], choice["resp"])
            assert reply.effect.patience == choice["dp"] * POINT
            assert reply.effect.satisfaction == choice["ds"] * POINT
            assert holds(reply.when, (45 * POINT, 0))
            assert holds(reply.when, (45 * POINT - 1, 0)) is (choice["need"] is None)


def test_its_odds_are_the_published_ones(level: Level) -> None:
    found = {end: round(float(share) * 100, 2) for end, share in odds(level).items()}
    assert found == {
        Outcome.HUNG_UP: 18.46,
        Outcome.RESOLVED: 34.32,
        Outcome.UNRESOLVED: 47.22,
    }
