"""Whole calls, played by a rule-based machine beside a plain replay of their log."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.call import (
    Answer,
    Event,
    HangUp,
    IllegalEvent,
    Interrupt,
    Level,
    Listen,
    Medal,
    Meter,
    Outcome,
    Say,
    Wait,
    legal,
    new_call,
    replay,
    score,
    shown,
    take,
)
from game.call.units import FULL
from tests.strategies import levels


class CallMachine(RuleBasedStateMachine):
    """Plays one call by every event there is, legal or not."""

    @initialize(level=levels(), seed=st.integers(0, 2**32))
    def ring(self, level: Level, seed: int) -> None:
        """Start a call."""
        self.level, self.seed = level, seed
        self.state = new_call(level, seed)
        self.log: list[Event] = []

    def happen(self, event: Event) -> None:
        """Let an event happen, or be refused with nothing changed."""
        allowed = isinstance(event, Wait) or event in legal(self.state)
        try:
            turn = take(self.state, event)
        except IllegalEvent:
            assert not allowed
            return
        assert allowed
        clues = turn.before.clues <= turn.after.clues
        assert clues
        assert turn.before.broken <= turn.after.broken
        assert turn.before.tally.elapsed <= turn.after.tally.elapsed
        self.log.append(event)
        self.state = turn.after

    @rule()
    def answer(self) -> None:
        """Pick up, or try to pick up twice."""
        self.happen(Answer())

    @rule(reply=st.integers(0, 3))
    def say(self, reply: int) -> None:
        """Give a reply, open or not."""
        self.happen(Say(reply))

    @precondition(lambda self: bool(shown(self.state)))
    @rule(data=st.data())
    def say_what_is_offered(self, data: st.DataObject) -> None:
        """Give a reply that is open."""
        self.happen(data.draw(st.sampled_from(shown(self.state))))

    @rule()
    def listen(self) -> None:
        """Let the caller go on."""
        self.happen(Listen())

    @rule()
    def interrupt(self) -> None:
        """Cut in, whether or not the caller is speaking."""
        self.happen(Interrupt())

    @rule(ms=st.integers(0, 40_000))
    def wait(self, ms: int) -> None:
        """Let time pass."""
        self.happen(Wait(ms))

    @precondition(lambda self: len(self.log) > 6)
    @rule()
    def hang_up(self) -> None:
        """Put the phone down."""
        self.happen(HangUp())

    @invariant()
    def meters_are_in_bounds(self) -> None:
        """Law 1."""
        if hasattr(self, "state"):
            values = [getattr(self.state.meters, meter) for meter in Meter]
            assert all(0 <= value <= FULL for value in values)

    @invariant()
    def the_score_fits_the_outcome(self) -> None:
        """Law 11."""
        if hasattr(self, "state"):
            won = score(self.state).medal
            assert won is not Medal.GOLD or self.state.outcome is Outcome.RESOLVED
            assert won is Medal.NONE or self.state.outcome in {Outcome.RESOLVED, Outcome.PARTLY}

    def teardown(self) -> None:
        """Law 2: the log alone gives the same call."""
        if hasattr(self, "log"):
            turns = replay(self.level, self.seed, self.log)
            assert (turns[-1].after if turns else new_call(self.level, self.seed)) == self.state


TestCall = CallMachine.TestCase
TestCall.settings = settings(settings.default, stateful_step_count=30)
