"""What holds for every file, and what every problem of one has to be like."""

from collections.abc import Iterable

from game.level import (
    Code,
    PackReading,
    Problem,
    Reading,
    Severity,
    describe,
    read_level,
    read_pack,
)
from game.level.yaml.document import LOADERS, read_document
from game.level.yaml.source import open_source


def assert_one(problems: Iterable[Problem], code: Code, place: tuple[int, int]) -> None:
    """Assert that there is one problem, that it is this one at this place, and that it helps."""
    (problem,) = problems
    assert (problem.code, problem.line, problem.column) == (code, *place)
    assert_helpful(problem)


def assert_helpful(problem: Problem) -> None:
    """Assert that a problem says where it is, what is wrong and what to write, in sentences."""
    assert problem.severity is Severity.ERROR
    assert problem.message.endswith(".")
    assert problem.hint
    where = f"{problem.file}:{problem.line}:{problem.column}: CC"
    assert describe(problem).startswith(where)


def check(text: str | bytes) -> Reading:
    """Assert what holds for every file."""
    for loader in LOADERS:
        read_document(open_source(text, "fuzz.yaml"), loader)
    reading = read_level(text, "fuzz.yaml")
    assert (reading.level is None) == bool(reading.problems)
    check_problems(reading.problems, reading.source)
    return reading


def check_problems(problems: tuple[Problem, ...], source: str) -> None:
    """Assert that problems are in order, point into the file and are harmless to read."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.source == lines[problem.line - 1]
        shown = describe(problem)
        assert not any(each < " " and each != "\n" for each in shown)
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)


def check_pack(text: str) -> PackReading:
    """Assert what holds for every pack, and that an entry points only at files that come first."""
    reading = read_pack(text, "fuzz.yaml")
    check_problems(reading.problems, open_source(text, "fuzz.yaml").text)
    for place, entry in enumerate(reading.entries):
        earlier = reading.levels[:place]
        assert all(each in earlier for each in entry.after)
        assert entry.remembers is None or entry.remembers.call in earlier
    return reading
