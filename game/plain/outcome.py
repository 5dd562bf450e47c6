"""How a call in plain mode came out, as one line of JSON for programs."""

import json
from typing import Final

from game.call import RULES_VERSION, score
from game.play.session import Session

ABANDONED: Final = "abandoned"
"""What stands for the outcome of a call that was left before its end."""

_POINT: Final = 1_000


def outcome_json(session: Session, *, name: str, digest: str) -> str:
    """Return a call's outcome on one line, in ASCII; meters are points, to three decimals."""
    state, result = session.state, score(session.state)
    data = {
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
    return json.dumps(data)


def _points(value: int) -> int | float:
    return value / _POINT if value % _POINT else value // _POINT
