"""Time in a call: speech takes it, silence wears patience away and in the end ends the call.

The caller's own words come first and cost nothing. What is left of the time is the agent's: it
wears patience away, runs down promises and brings errands to their end; while the phone rings it
costs nobody anything.

Law 3: passing a+b milliseconds is the same as passing a and then b. So time passes in spans, from
one thing that happens to the next, and each thing happens at its very millisecond, wherever a wait
was cut in two.
"""

from attrs import frozen

from game.call.changed import changed
from game.call.meters.explanation import Rule, Stage
from game.call.meters.gains import GRAIN, NO_GAINS, Gains
from game.call.meters.settling import apply_gains
from game.call.script.level import Outcome, Spoken
from game.call.state import CallState
from game.call.time import promise
from game.call.time.errand import finish_errand
from game.call.time.pings import advance_pings
from game.call.time.waiting import waiting


@frozen
class Passed:
    """Time that has passed: where it led, what it cost, and what the caller came to say."""

    state: CallState
    """The state it led to."""
    stages: tuple[Stage, ...] = ()
    """What it cost: each rule with all the gains up to it, across all spans; may be empty."""
    said: Spoken = ()
    """What the caller said because something ended meanwhile, such as a handover."""

    def after(self, state: CallState, *costs: tuple[Rule, Gains], said: Spoken = ()) -> "Passed":
        """Return what passed with a later state, what it cost to get there, and what was said."""
        stages = self.stages
        for rule, gains in costs:
            total = stages[-1][1] if stages else NO_GAINS
            stages = (*stages, (rule, total.plus(gains)))
        return Passed(state, stages, self.said + said)


def finish_speaking(state: CallState) -> CallState:
    """Return the state once the caller has said what they are saying; it may reveal a clue."""
    return _speak(state, state.speaking) if state.speaking else state


def pass_time(state: CallState, ms: int) -> Passed:
    """Return what happens in `ms` milliseconds, or until the call ends in them."""
    passed = Passed(state)
    # Law 1: an ended call stays ended, so what is left of the time is let go. It does not count as
    # handle time either.
    while ms and passed.state.outcome is None:
        now = passed.state
        if now.speaking:
            span = min(ms, now.speaking)
            passed = passed.after(_speak(now, span))
        else:
            span, passed = _keep_silent(passed, ms)
        ms -= span
    return passed


def _speak(state: CallState, ms: int) -> CallState:
    # Law 3: patience does not drain while the caller is speaking. Nor do promises run down, as an
    # agent who listens can do nothing about them. Pings come all the same, and handle time goes on.
    left = state.speaking - ms
    told = state.telling if left == 0 else None
    coming, pings = advance_pings(state, ms)
    return changed(
        state,
        speaking=left,
        telling=None if left == 0 else state.telling,
        clues=state.clues if told is None else state.clues | {told},
        coming=coming,
        pings=pings,
        tally=changed(state.tally, elapsed=state.tally.elapsed + ms),
    )


def _keep_silent(passed: Passed, ms: int) -> tuple[int, Passed]:
    """Return how much of the time passed until something happened, and what came of it."""
    # The caller may just have told the clue that shows a promise to be empty. While the phone rings
    # the two have not met yet: what an earlier call promised is minded once they talk.
    if passed.state.answered:
        passed = undo_empty_promises(passed)
    state = passed.state
    if state.outcome is not None:
        return 0, passed
    wait = waiting(state)
    end = wait.lasts(state.meters.patience)
    span = min(ms, end - wait.so_far, *_moments(state))
    # The cost of a span is what the whole wait costs up to its end, less what it cost up to its
    # start (law 3). Were each span rounded by itself, many short waits would cost less than one
    # long one.
    until = wait.so_far + span
    lost = min(wait.lost(until), state.meters.patience)
    coming, pings = advance_pings(state, span)
    after = changed(
        _waited(state, span),
        meters=changed(state.meters, patience=state.meters.patience - lost),
        ledger=promise.run_down_promises(state.ledger, span) if state.answered else state.ledger,
        coming=coming,
        pings=pings,
        outcome=Outcome.HUNG_UP if until == end else None,
        tally=changed(state.tally, elapsed=state.tally.elapsed + (span if state.answered else 0)),
    )
    costs = ((wait.rule, Gains(patience=-lost * GRAIN)),) if lost else ()
    return span, _happened(passed.after(after, *costs))


def _moments(state: CallState) -> list[int]:
    """Return in how many milliseconds each thing would happen that ends a span.

    That is a ping that comes, an errand that is done, an announced wait that is over, or a promise
    that falls due; from then on the time costs something else, or something is different.
    """
    moments = [left for left, _ in state.coming]
    if state.errand is not None:
        moments.append(state.errand.left)
    if state.hold is not None and state.hold.waited < state.hold.stated:
        moments.append(state.hold.stated - state.hold.waited)
    if state.answered and (due := promise.due_in(state.ledger)) is not None:
        moments.append(due)
    return moments


def _waited(state: CallState, ms: int) -> CallState:
    """Return the state with `ms` milliseconds more of waiting, and as much less of an errand."""
    errand, hold = state.errand, state.hold
    # Each kind of wait has its own count, since each costs by how long it has been: what somebody
    # was told to wait for does not use up the grace of a silence.
    if errand is not None:
        state = changed(
            state, errand=changed(errand, left=errand.left - ms, spent=errand.spent + ms)
        )
    if hold is not None:
        return changed(state, hold=changed(hold, waited=hold.waited + ms))
    if errand is not None and (errand.announced or errand.leads is not None):
        return state
    return changed(state, waited=state.waited + ms)


def _happened(passed: Passed) -> Passed:
    """Finish an errand that is done, and mark the promises that have fallen due."""
    state = passed.state
    # The errand first: done in the last moment it may still show a promise to be empty, and then it
    # was never one that could be missed.
    if state.outcome is None and state.errand is not None and state.errand.left == 0:
        after, said = finish_errand(state)
        passed = undo_empty_promises(passed.after(after, said=said))
    if passed.state.outcome is None and passed.state.ledger:
        after, late = promise.mark_missed(passed.state)
        passed = _costing(passed, after, late, promise.MISSED)
    return passed


def undo_empty_promises(passed: Passed) -> Passed:
    """Mark the promises that a known clue shows to be empty, and add what that costs."""
    if not passed.state.ledger or passed.state.outcome is not None:
        return passed
    after, empty = promise.mark_undone(passed.state)
    return _costing(passed, after, empty, promise.UNDONE)


def _costing(passed: Passed, after: CallState, times: int, rule: Rule) -> Passed:
    """Return what passed with the cost of so many promises that came to nothing."""
    if not times:
        return passed
    # Without the caller model nobody minds, and only the breach counts.
    if not after.level.modelled:
        return passed.after(after)
    cost = promise.COSTS[rule].times(times)
    meters = apply_gains(after.meters, cost)
    outcome = Outcome.HUNG_UP if meters.patience == 0 else None
    return passed.after(changed(after, meters=meters, outcome=outcome), (rule, cost))
