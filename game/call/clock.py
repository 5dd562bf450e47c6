"""Time in a call: speech takes it, silence wears patience away and in the end ends the call."""

from typing import Final

from game.call.changed import changed
from game.call.explanation import Rule, Stage
from game.call.gains import GRAIN, Gains
from game.call.script import Outcome, Scene
from game.call.state import CallState, Tally
from game.call.tuning import DRAIN_CALM, DRAIN_HOT, READING_TIME, SILENCE_LIMIT, THINKING_GRACE
from game.call.units import SECOND, between

SILENCE: Final = Rule(
    "silence",
    "While you thought, nobody spoke. An unexplained wait feels longer than it is.",
    "Is anybody there?",
    "maister-1985",
)

_PER_MILLISECOND: Final = 100 * SECOND
"""What a drain in percent-thousandths a second is divided by to give thousandths a millisecond."""


def _rate(state: CallState) -> int:
    """Return patience lost in silence, in thousandths of a point a second, times a hundred.

    None while the phone rings: nobody has been kept waiting by the agent yet.
    """
    if not state.level.modelled or not state.answered:
        return 0
    drain = state.level.caller.temperament.drain
    return drain * between(DRAIN_CALM, DRAIN_HOT, state.meters.tension)


def grace(scene: Scene) -> int:
    """Return how much of a silence costs nothing, in milliseconds: a breath, and time to read.

    All replies of the scene count, open or not, so that the grace is the same from first to last.
    """
    return THINKING_GRACE + READING_TIME * scene.words_to_read


def _lost(rate: int, silence: int) -> int:
    """Return patience lost over so many milliseconds of a silence past its grace."""
    return rate * max(silence, 0) // _PER_MILLISECOND


def _lasts(state: CallState, rate: int, free: int) -> int:
    """Return after how many milliseconds of silence in all the caller hangs up."""
    if rate == 0:
        return SILENCE_LIMIT
    short = _lost(rate, state.waited - free) + state.meters.patience
    worn = free + -(-short * _PER_MILLISECOND // rate)
    return min(worn, SILENCE_LIMIT)


def finish_speaking(state: CallState) -> CallState:
    """Return the state once the caller has said what they are saying; it may reveal a clue."""
    return _speak(state, state.speaking) if state.speaking else state


def _speak(state: CallState, ms: int) -> CallState:
    left = state.speaking - ms
    tally = _longer(state.tally, ms)
    if left or state.telling is None:
        return changed(state, speaking=left, tally=tally)
    return changed(
        state, speaking=0, telling=None, clues=state.clues | {state.telling}, tally=tally
    )


def _longer(tally: Tally, ms: int) -> Tally:
    return changed(tally, elapsed=tally.elapsed + ms)


def pass_time(state: CallState, ms: int) -> tuple[CallState, tuple[Stage, ...]]:
    """Return the state `ms` milliseconds later and what the silence cost.

    The caller's own words come first and cost nothing; what is left of the time is silence.
    Passing a and then b is the same as passing a+b, to the millisecond of a hang-up.
    """
    if state.speaking:
        spoken = min(ms, state.speaking)
        state, ms = _speak(state, spoken), ms - spoken
    if ms == 0:
        return state, ()
    return _keep_silent(state, ms)


def _keep_silent(state: CallState, ms: int) -> tuple[CallState, tuple[Stage, ...]]:
    rate, free, patience = _rate(state), grace(state.place), state.meters.patience
    end = _lasts(state, rate, free)
    waited = min(state.waited + ms, end)
    lost = min(_lost(rate, waited - free) - _lost(rate, state.waited - free), patience)
    after = changed(
        state,
        meters=changed(state.meters, patience=patience - lost),
        waited=waited,
        outcome=Outcome.HUNG_UP if waited == end else None,
        tally=_longer(state.tally, waited - state.waited if state.answered else 0),
    )
    return after, ((SILENCE, Gains(patience=-lost * GRAIN)),) if lost else ()
