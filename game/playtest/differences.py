"""What a kept play does otherwise than it did, as one problem at the line where it shows first."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from game.call import Score
from game.level.code import Code
from game.level.problem import Path, Problem
from game.level.wording import quoted
from game.playtest.running import PlayedAnew, Stop
from game.playtest.shape import PlayFile

_MEANT: Final = "If that is how it should be, write {now}; else look at what changed in the level."
_SHOWN: Final = 6
"""So many scenes of a path are shown from the last one that is the same."""


def difference(play: PlayFile, played: PlayedAnew) -> Problem | None:
    """Return in what a play differs from what is expected of it, None where in nothing.

    Its path begins at the play.
    """
    parted = "" if not play.path or played.path == play.path else _parted(play.path, played.path)
    # Where a play stops, its end, its score and the rest of its path are those of a call cut short:
    # nothing can be learned from these.
    if played.stop is not None:
        return _stopped(play, played.stop, parted if _leaves(play.path, played.path) else "")
    places: list[Path] = []
    said: list[str] = []
    for key, sentence in _otherwise(play, played):
        places.append((key,))
        said.append(sentence)
    if not places:
        return None
    values = [f"`{key}: {now}`" for key, now in _now(played) if (key,) in places]
    hints = [parted, _parts(played.score), _MEANT.format(now=" and ".join(values))]
    message = f"{quoted(play.name)} {' It '.join(said)}"
    return Problem(Code.PLAYS_OTHERWISE, message, " ".join(filter(None, hints)), places[0])


def _stopped(play: PlayFile, stop: Stop, parted: str) -> Problem:
    message = f"{quoted(play.name)} stops at its move {stop.place + 1} now. {stop.why}"
    hint = " ".join(filter(None, (stop.hint, parted))) or "Take out what comes after it."
    return Problem(Code.PLAYS_OTHERWISE, message, hint, ("moves", stop.place))


def _otherwise(play: PlayFile, played: PlayedAnew) -> Iterator[tuple[str, str]]:
    """Yield each key of a play that does not hold any more, and a sentence on it."""
    # The path first, for it explains the others, and the problem is shown at the first of them.
    if play.path and play.path != played.path:
        yield "path", "goes through other scenes now."
    if play.outcome is not None and play.outcome != played.outcome:
        yield "outcome", f"ends as `{played.outcome}` now; it was `{play.outcome}`."
    if play.score is not None and play.score != played.score.total:
        yield "score", f"comes to {_points(played.score.total)} now; it was {play.score}."


def _now(played: PlayedAnew) -> Iterator[tuple[str, str]]:
    """Yield what each key would have to say now."""
    yield "path", f"[{', '.join(played.path)}]"
    yield "outcome", played.outcome
    yield "score", str(played.score.total)


def _points(total: int) -> str:
    return "1 point" if total == 1 else f"{total} points"


def _parts(score: Score) -> str:
    """Return what a score is made of."""
    parts = f"care {score.care}, resolution {score.resolution}, craft {score.craft}"
    integrity = f", integrity {score.integrity}" if score.integrity else ""
    return f"It is {parts}, pace {score.pace}{integrity}."


def _leaves(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether a path has left the old one, and does not only stop on it."""
    return bool(old) and tuple(old[: len(new)]) != tuple(new)


def _parted(old: Sequence[str], new: Sequence[str]) -> str:
    """Return where two paths part, and how both go on from there."""
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    # From the last scene that both have, so that one sees where the ways part.
    first = max(alike - 1, 0)
    where = f"after {quoted(old[first])}" if alike else "from the start"
    return f"The paths part {where}: it was {_line(old[first:])}; it is {_line(new[first:])}."


def _line(path: Sequence[str]) -> str:
    """Return a path in one line, cut short where it is long."""
    more = " > ..." if len(path) > _SHOWN else ""
    return f"`{' > '.join(path[:_SHOWN])}{more}`"
