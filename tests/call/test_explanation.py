"""Every step explains itself: its parts add up to the change, and every rule has its words."""

from hypothesis import given
from hypothesis import strategies as st

from game.call import Meter, Technique, new_call, take
from game.call.caller.effects import BASES
from game.call.caller.model import LAWS
from game.call.caller.sources import SOURCES
from tests.strategies import levels, logs


@given(st.data())
def test_the_parts_of_an_explanation_add_up_to_the_change_of_the_meters(
    data: st.DataObject,
) -> None:
    level = data.draw(levels())
    state = new_call(level)
    for event in data.draw(logs(level)):
        turn = take(state, event)
        for meter in Meter:
            change = getattr(turn.after.meters, meter) - getattr(state.meters, meter)
            assert turn.moved(meter) == change
        assert all(part.amount for part in turn.parts)
        state = turn.after


def test_every_technique_has_an_effect_and_every_rule_says_why() -> None:
    assert set(BASES) == set(Technique)
    rules = [base.rule for base in BASES.values()] + [law.rule for law in LAWS]
    assert all(rule.why.endswith(".") and rule.thought for rule in rules)
    assert len({rule.name for rule in rules}) == len(rules)


def test_every_source_a_rule_names_is_in_the_list() -> None:
    rules = [base.rule for base in BASES.values()] + [law.rule for law in LAWS]
    assert {rule.source for rule in rules} - {""} <= set(SOURCES)
