"""Reading a file of plays: text in, its plays or every problem out."""

from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from game.level.code import Code
from game.level.problem import Problem
from game.level.shape.shaping import problems_of, shaped
from game.level.wording import quoted
from game.level.yaml.document import read_document
from game.level.yaml.file import open_file
from game.level.yaml.node import Node
from game.level.yaml.source import Source, open_source
from game.playtest.shape import PlayFile, PlaytestFile


@frozen
class PlaytestReading:
    """What came of reading a file of plays."""

    plays: tuple[PlayFile, ...]
    """The plays in the order of the file; none where there is any problem."""
    problems: tuple[Problem, ...]
    """Everything that is wrong with the file, in the order of its lines."""
    source: Source = field(repr=False)
    """The text that was read."""
    root: Node | None = field(default=None, repr=False, eq=False)
    """The data of the file, with the place of each value; None where it is no YAML."""


def load_playtest(path: Path) -> PlaytestReading:
    """Read a file of plays; a file that cannot be opened is a problem like any other."""
    return _read(open_file(path))


def read_playtest(text: str | bytes, path: str = "level.playtest.yaml") -> PlaytestReading:
    """Read plays from text; `path` is what its problems call it."""
    return _read(open_source(text, path))


def _read(source: Source) -> PlaytestReading:
    if source.unread:
        return PlaytestReading((), problems_of(source, source.problems), source)
    document = read_document(source)
    root = document.root
    found = [*source.problems, *document.problems]
    file = None
    if root:
        shape = shaped(root, PlaytestFile)
        file = shape.file
        found += shape.problems
        if file:
            found += (each for each in _twice(file) if not shape.explains(each))
    problems = problems_of(source, found, root)
    plays = file.plays if file and not problems else ()
    return PlaytestReading(plays, problems, source, root)


def _twice(file: PlaytestFile) -> Iterator[Problem]:
    """Yield every name that an earlier play has; capitals do not tell two plays apart."""
    seen: set[str] = set()
    for place, play in enumerate(file.plays):
        if play.name.casefold() in seen:
            message = f"There is a play called {quoted(play.name)} above already."
            hint = "Give one of them another name."
            yield Problem(Code.SAME_NAME, message, hint, ("plays", place, "name"))
        seen.add(play.name.casefold())
