"""Attempts and their results as rows of the record, and read back from them."""

import json
from typing import TYPE_CHECKING, Final

from game.call import RULES_VERSION, Fulfilment, Medal, Score
from game.play.past import CallEnd
from game.record.attempt import Attempt
from game.record.schema import ATTEMPT, RESULT
from game.record.standing import Result

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.record.database import Row, Value

ADD: Final = f"INSERT INTO attempts ({ATTEMPT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - ours
"""Writes an attempt that is new."""

INSERT: Final = (
    f"INSERT OR REPLACE INTO results ({RESULT}) "  # noqa: S608 - no part of it comes from outside
    "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? "
    "WHERE EXISTS (SELECT 1 FROM attempts WHERE id = ? AND log = ?)"
)
"""Writes a result, unless its attempt is kept with another log by now."""

SCORE: Final = "care, resolution, craft, pace, integrity, medal"
"""The columns that `score_of` reads, in this order."""


def attempt_row(attempt: Attempt) -> "tuple[Value, ...]":
    """Return an attempt as ADD takes it."""
    return (
        attempt.id,
        attempt.level_digest,
        attempt.level_name,
        attempt.title,
        attempt.rules,
        attempt.seed,
        attempt.log,
        int(attempt.finished),
        attempt.started_at,
    )


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
    # A record is a file on somebody's disk: what is in it may have been written by anything.
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


def attempt_from(row: "Row") -> Attempt:
    """Return the attempt in a row, whatever anyone wrote there.

    Without its rules or its seed an attempt cannot be played again, so its log counts for nothing.
    """
    identity, digest, name, title, rules, seed, log, finished, started = row
    whole = isinstance(rules, int) and isinstance(seed, int) and seed >= 0
    return Attempt(
        id=str(identity),
        level_digest=str(digest),
        level_name=str(name),
        title=str(title),
        # Of today, so that what is wrong shows as a log that does not replay, and not as a call
        # under rules that nobody knows.
        rules=int(rules) if isinstance(rules, int) and whole else RULES_VERSION,
        seed=int(seed) if isinstance(seed, int) and whole else 0,
        log=str(log) if whole else "",
        finished=bool(finished),
        started_at=str(started),
    )
