"""A seat's call: how the room's time becomes the call's, and what a command does in it."""

from typing import Final

from attrs import evolve, frozen

from game.call import Event, Level, Turn, Wait, new_call, take
from game.call.state import CallState
from game.contest.rules.tuning import CREDIT_MOST, CREDIT_SHARE, WHOLE
from game.view.commands import Act, events_of
from game.view.counted import NOTHING_COUNTED, Counted

_PERCENT: Final = 100


@frozen(slots=False)
class SeatCall:
    """A call as a seat plays it. Its log, the events of its turns, holds plain rules' time."""

    number: int
    """Which call of the room, from 0."""
    start: CallState
    """The call while it rings."""
    turns: tuple[Turn, ...] = ()
    """What has happened in it; waits that follow each other are one."""
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

    @property
    def state(self) -> CallState:
        """Where it stands."""
        return self.turns[-1].after if self.turns else self.start

    @property
    def events(self) -> tuple[Event, ...]:
        """Its log: everything that has happened."""
        return tuple(turn.event for turn in self.turns)


def ringing(number: int, level: Level, chance: int, reply_seed: int) -> SeatCall:
    """Return a call that rings at a seat."""
    return SeatCall(number, new_call(level, chance, reply_seed))


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
        return evolve(passed, settled=clock, carry=carry)
    over, ms = _cut_at_end(call, passed)
    # The moment at which the caller hung up, and not that at which somebody looks: rounded up.
    ended = call.settled - (-(ms * share - call.carry) // WHOLE)
    return evolve(over, settled=ended, carry=0, ended=ended)


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
    return evolve(
        done,
        acts=(*call.acts, act),
        settled=max(call.settled, clock) + credit,
        credit=call.credit + credit,
        ended=clock if over else None,
    )


def credit_for(call: SeatCall, delay: int) -> int:
    """Return what the network is made good for at a move, in milliseconds.

    `delay`: what it took, as measured, in milliseconds.
    """
    left = call.state.tally.elapsed * CREDIT_SHARE // _PERCENT - call.credit
    return min(delay, CREDIT_MOST, left)


def _happened(call: SeatCall, event: Event) -> SeatCall:
    turn = take(call.state, event)
    counted, last = call.counted.after(turn), call.turns[-1] if call.turns else None
    # Kept one by one, waits would be most of a log; joined they are the same call (law 3).
    if isinstance(event, Wait) and last is not None and isinstance(last.event, Wait):
        turn = take(last.before, Wait(last.event.ms + event.ms))
        return evolve(call, turns=(*call.turns[:-1], turn), counted=counted)
    return evolve(call, turns=(*call.turns, turn), counted=counted)
