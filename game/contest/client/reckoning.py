"""How a view goes on between two that come over the network: for showing, and for nothing else."""

from attrs import evolve

from game.contest.rules.tuning import WHOLE
from game.view.kinds import Fulfilment
from game.view.promises import PromiseReading
from game.view.view import ErrandReading, View


def reckoned(view: View, passed: int, share: int) -> View:
    """Return a view once so many real milliseconds have passed since it came.

    What the caller says goes on, and so does the time, also that of a hold, an errand, a promise.
    What it costs them only the host knows, who sends a newer view as soon as it shows. `share`:
    how much real time becomes one part of the call's, in thousandths.
    """
    ms = passed * WHOLE // share
    if not view.answered or ms <= 0:
        return view
    utterance = view.utterance
    if utterance is not None and utterance.left:
        utterance = utterance.to_come(utterance.left - ms)
    if view.over:
        return evolve(view, utterance=utterance)
    # Hold, errands and promises stand still while the caller speaks.
    silent = max(ms - (view.utterance.left if view.utterance is not None else 0), 0)
    return evolve(
        view,
        utterance=utterance,
        elapsed_ms=view.elapsed_ms + ms,
        hold=view.hold and evolve(view.hold, waited_ms=view.hold.waited_ms + silent),
        errand=view.errand and _gone_on(view.errand, silent),
        promises=tuple(_pressing(each, silent) for each in view.promises),
    )


def _gone_on(errand: ErrandReading, ms: int) -> ErrandReading:
    ms = min(ms, errand.left_ms)
    return evolve(errand, left_ms=errand.left_ms - ms, spent_ms=errand.spent_ms + ms)


def _pressing(promise: PromiseReading, ms: int) -> PromiseReading:
    if promise.left_ms is None or promise.standing is not Fulfilment.OPEN:
        return promise
    return evolve(promise, left_ms=max(promise.left_ms - ms, 0))
