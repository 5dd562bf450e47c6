"""A shift, played by a rule-based machine, and its laws."""

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.call import Answer, Level, Turn, new_call, replay, score, take
from game.call.units import FULL
from game.shift import (
    Breathe,
    CallOver,
    GoHome,
    IllegalShiftEvent,
    ShiftPhase,
    ShiftState,
    TakeCall,
    new_shift,
    shift_step,
)
from game.shift.event import ShiftEvent
from game.shift.tuning import BREATHERS, SLACK
from tests.strategies import levels, logs

breathers = st.sampled_from(BREATHERS)


@st.composite
def played(draw: st.DrawFn) -> tuple[Turn, ...]:
    """The turns of a call, at least one."""
    level = draw(levels())
    turns = replay(level, 0, draw(logs(level, longest=6)))
    return turns or (take(new_call(level), Answer()),)


class ShiftMachine(RuleBasedStateMachine):
    """Plays one shift by everything that can happen in it, possible or not."""

    @initialize(calls=st.lists(levels(), min_size=3, max_size=5))
    def begin(self, calls: list[Level]) -> None:
        """Begin a shift."""
        self.calls = calls
        self.state = new_shift(calls)
        self.log: list[ShiftEvent] = []

    def happen(self, event: ShiftEvent, *, possible: bool) -> None:
        """Let an event happen, or be refused with nothing changed."""
        try:
            after = shift_step(self.state, event)
        except IllegalShiftEvent:
            assert not possible
            return
        assert possible
        assert after.left <= self.state.left
        assert len(after.waiting) <= len(self.state.waiting)
        self.log.append(event)
        self.state = after

    @rule()
    def take_a_call(self) -> None:
        """Take the next call."""
        self.happen(TakeCall(), possible=self.state.phase is ShiftPhase.BETWEEN)

    @rule(turns=played())
    def finish_a_call(self, turns: tuple[Turn, ...]) -> None:
        """End a call, be there one or not."""
        self.happen(CallOver(turns), possible=self.state.phase is ShiftPhase.IN_CALL)

    @rule()
    def finish_nothing(self) -> None:
        """A call in which nothing happened is none."""
        self.happen(CallOver(()), possible=False)

    @rule(ms=breathers)
    def breathe(self, ms: int) -> None:
        """Rest."""
        strain, left = self.state.strain, self.state.left
        possible = self.state.phase is ShiftPhase.BETWEEN
        self.happen(Breathe(ms), possible=possible)
        if possible:
            assert self.state.strain < strain or strain == 0
            assert self.state.left == max(left - ms, 0)

    @precondition(lambda self: len(self.log) > 5)
    @rule()
    def go_home(self) -> None:
        """Leave before the last call."""
        self.happen(GoHome(), possible=self.state.phase is ShiftPhase.BETWEEN)

    @invariant()
    def it_stays_in_bounds(self) -> None:
        """Strain, clock and queue."""
        if hasattr(self, "state"):
            assert 0 <= self.state.strain <= FULL
            assert 0 <= self.state.left <= sum(call.target for call in self.calls) * SLACK // 100
            in_call = self.state.phase is ShiftPhase.IN_CALL
            taken = len(self.state.results) + in_call
            assert taken + len(self.state.waiting) == len(self.calls)
            assert self.state.total == sum(each.score.total for each in self.state.results)

    def teardown(self) -> None:
        """The log alone gives the same shift."""
        if hasattr(self, "log"):
            state = new_shift(self.calls)
            for event in self.log:
                state = shift_step(state, event)
            assert state == self.state


TestShift = ShiftMachine.TestCase
TestShift.settings = settings(
    # Each step plays a call: half as many as of others, in each profile.
    max_examples=max(settings().max_examples // 2, 10),
    stateful_step_count=15,
)


def shift_of(level: Level, calls: int = 3) -> ShiftState:
    """Return a shift of the same call several times."""
    return new_shift([level] * calls)


@given(levels(), st.integers(0, 2))
def test_a_shift_is_three_calls_or_more(level: Level, calls: int) -> None:
    with pytest.raises(IllegalShiftEvent):
        shift_of(level, calls)


@given(levels(), st.integers(0, FULL), breathers, breathers)
def test_a_longer_rest_eases_more_and_takes_longer(
    level: Level, strain: int, one: int, other: int
) -> None:
    tired = evolve(shift_of(level), strain=strain, left=10**7)
    short, long = (shift_step(tired, Breathe(ms)) for ms in sorted((one, other)))
    assert long.strain <= short.strain
    assert long.left <= short.left


@given(levels(), st.integers(1, 10**6).filter(lambda ms: ms not in BREATHERS))
def test_a_rest_has_a_length_of_its_own(level: Level, ms: int) -> None:
    with pytest.raises(IllegalShiftEvent):
        shift_step(shift_of(level), Breathe(ms))


@given(levels(), breathers)
def test_who_rests_past_the_end_of_the_shift_takes_no_further_call(level: Level, ms: int) -> None:
    late = shift_step(evolve(shift_of(level), left=ms), Breathe(ms))
    assert late.phase is ShiftPhase.OVER
    assert len(late.waiting) == 3
    with pytest.raises(IllegalShiftEvent):
        shift_step(late, TakeCall())


@given(levels(), played())
def test_a_call_takes_its_time_from_the_shift_and_leaves_its_strain(
    level: Level, turns: tuple[Turn, ...]
) -> None:
    in_call = shift_step(shift_of(level), TakeCall())
    after = shift_step(in_call, CallOver(turns))
    (result,) = after.results
    assert after.left == max(in_call.left - turns[-1].after.tally.elapsed, 0)
    assert result.elapsed == turns[-1].after.tally.elapsed
    assert result.strain_before == 0
    assert result.strain_after == after.strain
    assert result.outcome is turns[-1].after.outcome
    whole = score(turns[-1].after).total if turns[-1].after.over else 0
    assert result.score.total == whole
