"""Whole calls, played by a rule-based machine beside a plain replay of their log."""

from attrs import fields
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.call import (
    HOLD_TIMES,
    Answer,
    Attend,
    Consult,
    Event,
    HangUp,
    Hold,
    IllegalEvent,
    Interrupt,
    Level,
    Listen,
    LookUp,
    Medal,
    Meter,
    Outcome,
    Park,
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
    deeds,
    legal,
    new_call,
    open_replies,
    replay,
    score,
    shown_replies,
    take,
)
from game.call.units import FULL
from tests.strategies import DEPARTMENTS, levels, recalls


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
        if isinstance(event, Recall):
            fresh = not self.state.answered and not self.state.over
            allowed = fresh and self.state.past is None
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

    @precondition(lambda self: bool(shown_replies(self.state)))
    @rule(data=st.data())
    def say_what_is_offered(self, data: st.DataObject) -> None:
        """Give a reply that is open."""
        self.happen(data.draw(st.sampled_from(shown_replies(self.state))))

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

    @rule(recall=recalls)
    def recall(self, recall: Recall) -> None:
        """Learn who is calling, in time or too late."""
        self.happen(recall)

    @precondition(lambda self: any(True for _ in deeds(self.state)))
    @rule(data=st.data())
    def turn_to_the_desk(self, data: st.DataObject) -> None:
        """Do something at the desk that may be done."""
        self.happen(data.draw(st.sampled_from(tuple(deeds(self.state)))))

    @rule(stated=st.sampled_from((0, 1, *HOLD_TIMES)), thanks=st.booleans())
    def hold_and_resume(self, stated: int, thanks: bool) -> None:
        """Put the caller on hold, or come back, whether or not it is possible."""
        self.happen(Resume(thanks=thanks) if self.state.hold else Hold(stated))

    @rule(name=st.sampled_from((*DEPARTMENTS, "codes", "unknown")), warm=st.booleans())
    def ask_for_anything(self, name: str, warm: bool) -> None:
        """Look up, consult or hand over by a name that may not be there."""
        for event in (LookUp(name), Consult(name), Transfer(name, warm)):
            self.happen(event)

    @rule(ping=st.integers(0, 3))
    def be_distracted(self, ping: int) -> None:
        """Park or attend to a ping that may not be there."""
        self.happen(Park(ping))
        self.happen(Attend(ping))

    @precondition(lambda self: self.state.errand is not None)
    @rule()
    def see_an_errand_through(self) -> None:
        """Let the rest of an errand pass."""
        errand = self.state.errand
        assert errand is not None
        self.happen(Wait(self.state.speaking + errand.left))

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
    def a_state_has_the_fields_of_a_state(self) -> None:
        """Copying a state's own dictionary, as `changed` does, must not smuggle in others."""
        if hasattr(self, "state"):
            for value in (self.state, self.state.meters, self.state.tally):
                assert set(vars(value)) == {each.name for each in fields(type(value))}

    @invariant()
    def one_thing_at_a_time(self) -> None:
        """Whoever is on hold, or waits for an errand, is not talked to."""
        if hasattr(self, "state") and not self.state.free:
            assert not open_replies(self.state)
            assert Listen() not in legal(self.state)

    @invariant()
    def the_score_fits_the_outcome(self) -> None:
        """Law 11."""
        if hasattr(self, "state"):
            won = score(self.state).medal
            assert won is not Medal.GOLD or self.state.outcome is Outcome.RESOLVED
            won_by = {Outcome.RESOLVED, Outcome.PARTLY, Outcome.ENDED}
            assert won is Medal.NONE or self.state.outcome in won_by

    def teardown(self) -> None:
        """Law 2: the log alone gives the same call."""
        if hasattr(self, "log"):
            turns = replay(self.level, self.seed, self.log)
            assert (turns[-1].after if turns else new_call(self.level, self.seed)) == self.state


TestCall = CallMachine.TestCase
TestCall.settings = settings(settings.default, stateful_step_count=30)
