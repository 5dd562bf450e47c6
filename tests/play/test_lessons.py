"""Advice: no rule that can cost something leaves the trainee without a next step."""

import pytest

from game.call import (
    Answer,
    HangUp,
    Level,
    LookUp,
    Mood,
    Outcome,
    Reply,
    Rule,
    Say,
    Scene,
    Technique,
    Wait,
    replay,
)
from game.call.actions import hold, opening, transfer
from game.call.actions.listening import DEAD_AIR, HEARD_OUT
from game.call.caller.effects import BASES
from game.call.caller.model import LAWS
from game.call.caller.solving import RIPENS
from game.call.script.level import Arrow, Caller
from game.call.time import promise, waiting
from game.level import read_level
from game.play.debrief import debrief
from game.play.lessons import _ADVICE, advice
from game.play.reason import HEAT_RULE, SILENCE_RULE, WAITING_RULES, Reason
from tests.play.busy import BUSY, CALL_BACK, SETTLE, VAN, busy_turns

COLOURS = {
    "takes-responsibility",
    "offers-repair",
    "heard-out",
    "taste",
    "hot-temper",
    "gentle-temper",
    "promise-kept",
    "was-helped",
}
"""Rules that only help, or only colour what another rule did."""

BESIDE = {
    rule.name
    for module in (hold, promise, opening, transfer, waiting)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}
"""The rules of what happens beside talking."""

RULES = {law.rule.name for law in LAWS} | {DEAD_AIR.name, HEARD_OUT.name} | BESIDE


@pytest.mark.parametrize("name", sorted((RULES | set(Technique)) - COLOURS - {HEAT_RULE}))
def test_every_rule_that_can_cost_comes_with_advice(name: str) -> None:
    assert advice(Reason(name, "Why.")).endswith(".")


def test_advice_names_only_rules_that_exist() -> None:
    assert set(_ADVICE) <= RULES | set(BASES)


def test_the_rules_that_are_looked_for_by_name_exist() -> None:
    assert {HEAT_RULE, SILENCE_RULE, *WAITING_RULES} <= RULES
    assert {"promise-missed", "was-let-down", "story-lost", "held-for-nothing"} <= BESIDE


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


def test_a_promise_that_was_missed_is_a_lesson_of_its_own() -> None:
    turns = busy_turns(Answer(), Say(CALL_BACK), Wait(61_000), HangUp())
    first, *more = debrief(turns).lessons
    assert first.startswith("What you had promised was not done in time, in move 2.")
    assert "Ring Amara back with a name." in first
    assert "200 points" in first
    assert not any("may promise or give" in lesson for lesson in more)


def test_what_nobody_could_keep_and_nobody_kept_is_told_and_costs_once() -> None:
    """The promise is made, and let go by at the end of the call, in one and the same move."""
    tempting = BUSY.replace(
        "technique: commit-time\n        promises: van",
        "technique: over-promise\n        promises: van\n        to: done",
    )
    level = read_level(tempting).level
    assert level is not None
    looked_back = debrief(replay(level, 0, (Answer(), Say(VAN))))
    (step,) = looked_back.steps
    assert step.missed == ("A van comes today.",)
    assert step.overstepped
    assert step.breaches == 1
    told = " ".join(looked_back.lessons)
    assert "You went past what you may promise or give, in move 1." in told
    assert "What you had promised was not done in time, in move 1." in told
    assert told.count("200 points") == 1


def test_waiting_for_what_was_then_learned_is_no_cost() -> None:
    """Reading what opens a better reply takes its time, and was not what cost most."""
    read = busy_turns(Answer(), Wait(9_000), LookUp("codes"), Wait(25_000), Say(SETTLE))
    assert debrief(read).steps[0].weight < -1_000
    assert "Nothing you did made it worse." in debrief(read).lessons
    in_vain = busy_turns(Answer(), Wait(9_000), LookUp("hours"), Wait(30_000))
    assert any("Nobody spoke for a while." in each for each in debrief(in_vain).lessons)
