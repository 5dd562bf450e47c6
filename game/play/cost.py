"""What a step cost a call, and which step cost it most."""

from collections.abc import Sequence

from game.play.reason import WAITING_RULES, Reason
from game.play.steps import Step
from game.view.actions import Action


def worth_it(step: Step, reason: Reason) -> bool:
    """Return whether a wait brought something, and so was time well spent.

    A wait in which the caller hung up was not.
    """
    brought = step.errand_ms > 0 and bool(step.learned) and step.meters.patience > 0
    return brought and reason.name in WAITING_RULES


def weight_of(step: Step) -> int:
    """Return how much a step did for the call, in thousandths; time well spent costs nothing."""
    # Only what it cost: a wait that won something is not taken back.
    spent = sum(reason.weight for reason in step.reasons if worth_it(step, reason))
    return step.weight - min(spent, 0)


def costliest_of(steps: Sequence[Step]) -> int | None:
    """Return the place of the agent's step that did most harm, the first of several alike."""
    # That a caller was let down before is nobody's move in this call.
    moves = [place for place, step in enumerate(steps) if step.action is not Action.RECALL]
    worst = min(moves, key=lambda place: weight_of(steps[place]), default=None)
    return worst if worst is not None and weight_of(steps[worst]) < 0 else None
