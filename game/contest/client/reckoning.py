"""How a view goes on between two that come over the network: for showing, and for nothing else."""

from attrs import evolve

from game.contest.rules.tuning import WHOLE
from game.view.view import View


def reckoned(view: View, passed: int, share: int) -> View:
    """Return a view once so many real milliseconds have passed since it came.

    What the caller says goes on, and so does the time. What it costs them only the host knows, who
    sends a newer view as soon as it shows. `share`: how much real time becomes one part of the
    call's, in thousandths.
    """
    ms = passed * WHOLE // share
    if not view.answered or ms <= 0:
        return view
    utterance = view.utterance
    if utterance is not None and utterance.left:
        utterance = utterance.to_come(utterance.left - ms)
    elapsed = view.elapsed_ms if view.over else view.elapsed_ms + ms
    return evolve(view, utterance=utterance, elapsed_ms=elapsed)
