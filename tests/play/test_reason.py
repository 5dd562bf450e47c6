"""Reasons: one a rule, adding up to the parts they come from."""

from hypothesis import given
from hypothesis import strategies as st

from game.call import Meter, Part, Rule
from game.play.reason import HEAT_RULE, Reason, reasons_of, told_of

ONE = Rule("one", "First.", "Hm.", "smith-2001")
HEAT = Rule(HEAT_RULE, "Heated.", "Grr.", "jones-2002")
TWO = Rule("two", "Second.")

parts = st.builds(
    Part, st.sampled_from((ONE, HEAT, TWO)), st.sampled_from(Meter), st.integers(-9, 9)
)


@given(st.lists(parts))
def test_reasons_add_up_and_none_is_empty(given_parts: list[Part]) -> None:
    reasons = reasons_of(given_parts)
    for meter in Meter:
        total = sum(part.amount for part in given_parts if part.meter is meter)
        assert sum(getattr(reason, meter) for reason in reasons) == total
    assert not any(reason.moves_nothing for reason in reasons)
    assert len({reason.name for reason in reasons}) == len(reasons)


def test_shares_that_cancel_out_are_no_reason() -> None:
    assert reasons_of([Part(ONE, Meter.HEARD, 5), Part(ONE, Meter.HEARD, -5)]) == ()


def test_heat_that_turns_a_technique_round_is_named() -> None:
    turned = reasons_of([Part(ONE, Meter.PATIENCE, 4), Part(HEAT, Meter.PATIENCE, -6)])
    assert turned == (Reason("one", "First. Heated.", "Grr.", "jones-2002", patience=-2),)


def test_heat_that_only_strengthens_is_not() -> None:
    stronger = reasons_of([Part(ONE, Meter.TENSION, 4), Part(HEAT, Meter.TENSION, 6)])
    assert stronger == (Reason("one", "First.", "Hm.", "smith-2001", tension=10),)


@given(st.lists(parts))
def test_what_is_told_adds_up_to_all_reasons(found: list[Part]) -> None:
    reasons = reasons_of(found)
    told = told_of(reasons)
    for meter in Meter:
        assert sum(getattr(each, meter) for each in told) == sum(
            getattr(each, meter) for each in reasons
        )


def test_slight_reasons_are_told_as_one() -> None:
    reasons = (
        Reason("big", "Big.", patience=501),
        Reason("one", "One.", patience=500, tension=-3),
        Reason("two", "Two.", satisfaction=200),
    )
    assert [each.name for each in told_of(reasons)] == ["big", "slight"]
    assert told_of(reasons)[1].patience == 500
    assert told_of(reasons)[1].satisfaction == 200
