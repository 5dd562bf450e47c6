"""Advice: no rule that can cost something leaves the trainee without a next step."""

import pytest

from game.call import Answer, Level, Mood, Outcome, Reply, Say, Scene, Technique, replay
from game.call.clock import SILENCE
from game.call.effects import BASES
from game.call.listening import DEAD_AIR, HEARD_OUT
from game.call.model import LAWS
from game.call.script import Arrow, Caller
from game.call.solving import RIPENS
from game.play.debrief import debrief
from game.play.lessons import _ADVICE, advice
from game.play.reason import HEAT_RULE, SILENCE_RULE, Reason

COLOURS = {
    "takes-responsibility",
    "offers-repair",
    "heard-out",
    "taste",
    "hot-temper",
    "gentle-temper",
}
"""Rules that only help, or only colour what another rule did."""

RULES = {law.rule.name for law in LAWS} | {SILENCE.name, DEAD_AIR.name, HEARD_OUT.name}


@pytest.mark.parametrize("name", sorted((RULES | set(Technique)) - COLOURS - {HEAT_RULE}))
def test_every_rule_that_can_cost_comes_with_advice(name: str) -> None:
    assert advice(Reason(name, "Why.")).endswith(".")


def test_advice_names_only_rules_that_exist() -> None:
    assert set(_ADVICE) <= RULES | set(BASES)


def test_the_rules_that_are_looked_for_by_name_exist() -> None:
    assert {HEAT_RULE, SILENCE_RULE} <= RULES


def test_facts_and_feelings_are_advised_on_differently() -> None:
    facts = advice(Reason("offer-options", "Why."))
    feelings = advice(Reason("acknowledge-feeling", "Why."))
    assert "feeling first" in facts
    assert "get on with the problem" in feelings


def test_a_good_move_that_could_have_been_better_is_no_cost() -> None:
    """An offer that comes a little early still helps; it is not what cost most."""
    offer = Reply("One or two?", Technique.OFFER_OPTIONS, to=(Arrow("end"),))
    scenes = {
        "here": Scene("here", replies=(offer,)),
        "end": Scene("end", end=Outcome.RESOLVED),
    }
    level = Level("Early", Caller("Amara Okafor", mood=Mood.CALM), scenes, "here")
    turns = replay(level, 0, (Answer(), Say(0)))
    assert any(part.rule is RIPENS.rule and part.amount < 0 for part in turns[-1].parts)
    assert "Nothing you did made it worse." in debrief(turns).lessons
