"""A seat's call: how the room's time becomes the call's, and what a command does in it."""

from typing import Final

from attrs import field, frozen

from game.call import Event, Level, Turn, Wait, new_call, replay, take
from game.call.changed import changed
from game.call.state import CallState
from game.contest.rules.tuning import CREDIT_MOST, CREDIT_SHARE, WHOLE
from game.view.commands import Act, events_of
from game.view.counted import NOTHING_COUNTED, Counted

_PERCENT: Final = 100


@frozen(slots=False)
class SeatCall:
    """A call as a seat plays it. Its log holds plain rules' time."""

    number: int
    """Which call of the room, from 0."""
    start: CallState
    """The call while it rings."""
    state: CallState
    """Where it stands."""
    events: tuple[Event, ...] = ()
    """Its log: what has happened in it; waits that follow each other are one."""
    acts: tuple[Act, ...] = ()
    """What the seat has done in it, by the number of the view that was answered."""
    counted: Counted = NOTHING_COUNTED
    """What its commands count by."""
    settled: int = 0
    """Until when time has passed in it, in milliseconds of the room's running time.

    After a credit for the network this lies ahead of the room's clock for a moment.
    """
    carry: int = 0
    """What is left of a millisecond of the call's time, in thousandths of the seat's share."""
    credit: int = 0
    """What the network was made good for so far, in milliseconds."""
    ended: int | None = None
    """When it ended, in milliseconds of the room's running time; None while it goes on."""

    # Not compared: they follow from the rest.
    kept_turns: tuple[Turn, ...] | None = field(default=(), eq=False, repr=False)
    """The turns of its log; None where they are replayed once somebody asks for them."""

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What has happened in it, with all that came of it."""
        if self.kept_turns is None:
            # Only the first to ask waits for it: a seat's view asks again and again.
            object.__setattr__(self, "kept_turns", self.replayed())
        return self.kept_turns or ()

    def replayed(self) -> tuple[Turn, ...]:
        """Return its turns, replayed from its log for whoever asks just now."""
        start = self.start
        return replay(start.level, start.seed, self.events, start.reply_seed)


def ringing(number: int, level: Level, chance: int, reply_seed: int) -> SeatCall:
    """Return a call that rings at a seat."""
    start = new_call(level, chance, reply_seed)
    return SeatCall(number, start, start)


def put_away(call: SeatCall) -> SeatCall:
    """Return a call that is over without its turns, which are most of what it takes of memory."""
    return changed(call, kept_turns=None)


def settle(call: SeatCall, clock: int, share: int) -> SeatCall:
    """Return a call once the room's running time has come to `clock` milliseconds.

    `share`: how much real time becomes one part of the call's, in thousandths.
    """
    # While it rings no time passes, as in a call alone: nobody is late who reads a brief.
    if not call.state.answered or call.state.over or clock <= call.settled:
        return call
    ms, carry = divmod((clock - call.settled) * WHOLE + call.carry, share)
    passed = _happened(call, Wait(ms)) if ms else call
    if not passed.state.over:
        return changed(passed, settled=clock, carry=carry)
    over, ms = _cut_at_end(call, passed)
    # The moment at which the caller hung up, and not that at which somebody looks: rounded up.
    ended = call.settled - (-(ms * share - call.carry) // WHOLE)
    return changed(over, settled=ended, carry=0, ended=ended)


def _cut_at_end(call: SeatCall, passed: SeatCall) -> tuple[SeatCall, int]:
    """Return a call that ended while time passed, and how much of it that took.

    The log is then the same whenever somebody looks.
    """
    lived = passed.state.tally.elapsed - call.state.tally.elapsed
    over = _happened(call, Wait(lived))
    # What shows a promise to be empty is noticed in the millisecond after it was said.
    return (over, lived) if over.state.over else (_happened(call, Wait(lived + 1)), lived + 1)


def do(call: SeatCall, act: Act, clock: int, credit: int) -> SeatCall:
    """Return a call, settled up to `clock`, after an act; IllegalEvent where it cannot be done."""
    done = call
    for event in events_of(act, call.state, call.counted):
        done = _happened(done, event)
    over = done.state.over
    return changed(
        done,
        acts=(*call.acts, act),
        settled=max(call.settled, clock) + credit,
        credit=call.credit + credit,
        ended=clock if over else None,
    )


def credit_for(call: SeatCall, delay: int, share: int) -> int:
    """Return what the network is made good for at a move, in milliseconds.

    `delay`: what it took, as measured, in milliseconds. `share`: how much real time becomes one
    part of the call's, in thousandths.
    """
    # In real time, of which a seat with a larger share has more: so is the credit.
    taken = call.state.tally.elapsed * share // WHOLE
    left = max(taken * CREDIT_SHARE // _PERCENT - call.credit, 0)
    return min(delay, CREDIT_MOST, left)


def _happened(call: SeatCall, event: Event) -> SeatCall:
    turn = take(call.state, event)
    counted, last = call.counted.after(turn), call.turns[-1] if call.turns else None
    # Kept one by one, waits would be most of a log; joined they are the same call (law 3).
    if isinstance(event, Wait) and last is not None and isinstance(last.event, Wait):
        turn = take(last.before, Wait(last.event.ms + event.ms))
        turns, events = call.turns[:-1], call.events[:-1]
    else:
        turns, events = call.turns, call.events
    return changed(
        call,
        state=turn.after,
        events=(*events, turn.event),
        kept_turns=(*turns, turn),
        counted=counted,
    )
