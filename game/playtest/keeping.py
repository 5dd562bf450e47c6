"""Adding a play to a file: what is in it stays byte for byte; else nothing is written."""

from game.errors import CallcraftError
from game.level.problem import describe
from game.playtest.reading import PlaytestReading, read_playtest
from game.playtest.shape import PlayFile
from game.playtest.writing import head_lines, play_lines


class CannotAdd(CallcraftError):
    """A file to which no play can be added; the message says why and what to do."""


def with_play(before: bytes, play: PlayFile, level: str, path: str) -> bytes:
    """Return the content of a file with a play added at its end; CannotAdd where it cannot be.

    An empty file becomes one of plays of the level with that file name. `path` is what the file is
    called in messages.
    """
    if not before:
        return _text([*head_lines(level), *play_lines(play)], "\n")
    reading = read_playtest(before, path)
    # Behind an entry that is not sound, a new one could be read as part of it.
    if reading.problems:
        raise CannotAdd("\n".join(map(describe, reading.problems)))
    # The line ends of the file go on, so that an editor does not show a mixture.
    newline = "\r\n" if b"\r\n" in before else "\n"
    # Without it, the new play would begin in the last line of the file.
    gap = b"" if before.endswith(b"\n") else newline.encode()
    after = before + gap + _text(play_lines(play, _indent(reading)), newline)
    # Read again, so that nothing is written that would not be found, whatever the file looks like.
    again = read_playtest(after, path)
    if again.plays != (*reading.plays, play):
        raise CannotAdd(_refusal(again, path))
    return after


def _text(lines: list[str], newline: str) -> bytes:
    return "".join(line + newline for line in lines).encode()


def _indent(reading: PlaytestReading) -> int:
    """Return how far in the dashes of the list of plays stand."""
    plays = reading.root.child("plays") if reading.root else None
    return plays.column - 1 if plays else 0


def _refusal(again: PlaytestReading, path: str) -> str:
    why = again.problems[0].message if again.problems else ""
    return (
        f"No play can be added to {path}. {why} Name another file, or write its plays as a list of "
        "lines that begin with `- `."
    )
