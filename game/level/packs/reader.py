"""How a pack is read: YAML, shape, where each of its levels is, and what they hand on."""

from pathlib import Path

from attrs import evolve

from game.level.packs.files import misplaced, twice
from game.level.packs.links import Links
from game.level.packs.pack import Checking, PackEntry
from game.level.problem import MOST_PROBLEMS, Problem
from game.level.shape.blocks import EntryFile, PackFile
from game.level.shape.shaping import problems_of, shaped
from game.level.yaml.document import read_document
from game.level.yaml.source import Source


def pack_from(
    source: Source, folder: Path, *, there: bool
) -> tuple[str, tuple[PackEntry, ...], tuple[Problem, ...], Checking]:
    """Return a pack's title, the levels of it that can be found, every problem, and its checking.

    `there`: whether the levels have to be files in the folder by now.
    """
    if source.unread:
        return "", (), problems_of(source, source.problems), Checking()
    document = read_document(source)
    root = document.root
    problems = [*source.problems, *document.problems]
    if root is None:
        return "", (), problems_of(source, problems), Checking()
    shape = shaped(root, PackFile)
    problems += shape.problems
    if shape.file is None:
        return "", (), problems_of(source, problems, root), Checking()
    entries, between = _entries(shape.file, folder, there=there)
    problems += (each for each in between if not shape.explains(each))
    return shape.file.title, entries, problems_of(source, problems, root), _checking(shape.file)


def _checking(file: PackFile) -> Checking:
    balance = {
        player: (said,) if isinstance(said, str) else said for player, said in file.balance.items()
    }
    return Checking(dict(file.severity), balance)


def _entries(
    file: PackFile, folder: Path, *, there: bool
) -> tuple[tuple[PackEntry, ...], tuple[Problem, ...]]:
    """Return the levels of a pack that can be found, and what is wrong with it."""
    given = tuple(EntryFile(each) if isinstance(each, str) else each for each in file.levels)
    misplaced_files = _misplaced(given, folder, there=there)
    sound = tuple(problem is None for problem in misplaced_files)
    links = Links(folder, given, sound, there=there)
    entries: list[PackEntry] = []
    problems: list[Problem] = []
    for place, (said, problem) in enumerate(zip(file.levels, misplaced_files, strict=True)):
        # Each of 200 entries may name 200 files that are not there, each with a hint that takes
        # looking for; no more than this is shown of them.
        if len(problems) > MOST_PROBLEMS:
            break
        if problem:
            path = ("levels", place)
            at = path if isinstance(said, str) else (*path, "file")
            problems.append(evolve(problem, at=at))
        entry, amiss = links.entry(place)
        problems += amiss
        if sound[place]:
            entries.append(entry)
    return tuple(entries), tuple(problems)


def _misplaced(
    given: tuple[EntryFile, ...], folder: Path, *, there: bool
) -> tuple[Problem | None, ...]:
    """Return what is wrong with the name or the place of each file."""
    found: list[Problem | None] = []
    seen: set[str] = set()
    for entry in given:
        # Windows and macOS usually take names that differ only in capitals for one file.
        again = entry.file.casefold() in seen
        seen.add(entry.file.casefold())
        found.append(twice(entry.file) if again else misplaced(entry.file, folder, there=there))
    return tuple(found)
