"""Results as rows of the record: what was worked out once is not worked out at every start."""

import json
from typing import TYPE_CHECKING, Final

from game.call import Fulfilment, Medal, Score
from game.play.past import CallEnd
from game.record.schema import RESULT
from game.record.standing import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.record.database import Value

INSERT: Final = (
    f"INSERT OR REPLACE INTO results ({RESULT}) "  # noqa: S608 - no part of it comes from outside
    "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
    "WHERE EXISTS (SELECT 1 FROM attempts WHERE id = ? AND log = ?)"
)
"""Writes a result, unless its attempt is kept with another log by now."""

SCORE: Final = "care, resolution, craft, pace, integrity, medal"
"""The columns that `score_of` reads, in this order."""


def row_of(result: Result) -> "tuple[Value, ...]":
    """Return a result as INSERT takes it."""
    attempt, score = result.attempt, result.score
    parts: tuple[Value, ...] = (None,) * 7
    if score is not None:
        parts = (
            score.care,
            score.resolution,
            score.craft,
            score.pace,
            score.integrity,
            score.total,
            score.medal.value,
        )
    return (
        attempt.id,
        attempt.level_digest,
        attempt.rules,
        result.standing.value,
        result.outcome.value if result.outcome else None,
        *parts,
        _end_text(result.end) if result.end else None,
        attempt.id,
        attempt.log,
    )


def score_of(row: "Sequence[Value]") -> Score | None:
    """Return the score in a row of SCORE; None where anybody wrote something else there."""
    *parts, medal = row
    numbers = [each for each in parts if isinstance(each, int)]
    if len(numbers) != len(parts) or medal not in set(Medal):
        return None
    care, resolution, craft, pace, integrity = numbers
    return Score(care, resolution, craft, pace, integrity, Medal(medal))


def _end_text(end: CallEnd) -> str:
    promises = [[name, standing.value] for name, standing in end.promises]
    return json.dumps([end.helped, sorted(end.clues), promises], separators=(",", ":"))


def end_from(text: "Value") -> CallEnd | None:
    """Return what `row_of` wrote of a call's end; None for anything else."""
    try:
        helped, clues, promises = json.loads(str(text))
        made = tuple((str(name), Fulfilment(standing)) for name, standing in promises)
        return CallEnd(bool(helped), frozenset(map(str, clues)), made)
    except (ValueError, TypeError, RecursionError):
        return None
