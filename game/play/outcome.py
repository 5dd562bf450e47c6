"""How a call came out, as plain data for programs."""

from typing import Final

from game.call import RULES_VERSION, score
from game.call.units import POINT
from game.play.session import Session

ABANDONED: Final = "abandoned"
"""What stands for the outcome of a call that was left before its end."""


def outcome_data(session: Session, *, name: str, digest: str) -> dict[str, object]:
    """Return a call's outcome with all it takes to replay it; meters are points."""
    state, result = session.state, score(session.state)
    return {
        "level": name,
        "level_hash": digest,
        "rules": RULES_VERSION,
        "seed": session.seed,
        "outcome": state.outcome.value if state.outcome else ABANDONED,
        "score": result.total,
        "medal": result.medal.value,
        "patience": _points(state.meters.patience),
        "satisfaction": _points(state.meters.satisfaction),
        "events": session.log,
    }


def _points(value: int) -> int | float:
    # A whole number as such: JSON shows 50, and not 50.0.
    return value / POINT if value % POINT else value // POINT
