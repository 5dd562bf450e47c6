"""How a pack is read: YAML, shape, where each of its levels is, and what they hand on."""

from pathlib import Path

from game.level.fault import MOST_PROBLEMS, Fault, Slip
from game.level.packs.files import misplaced, twice
from game.level.packs.links import Links
from game.level.packs.pack import Checking, PackEntry
from game.level.problem import Problem
from game.level.shape.blocks import EntryFile, PackFile
from game.level.shape.shaping import explained, problems_of, shaped
from game.level.yaml.document import read_document
from game.level.yaml.source import Source


def pack_from(
    source: Source, folder: Path, *, there: bool
) -> tuple[str, tuple[PackEntry, ...], tuple[Problem, ...], Checking]:
    """Return a pack's title, the levels of it that can be found, every problem, and its checking.

    `there`: whether the levels have to be files in the folder by now.
    """
    if source.unread:
        return "", (), problems_of(source, source.findings), Checking()
    document = read_document(source)
    root = document.root
    findings = [*source.findings, *document.findings]
    file, slips = shaped(root, PackFile) if root else (None, ())
    entries: tuple[PackEntry, ...] = ()
    if root and file:
        entries, amiss = _entries(file, folder, there=there)
        slips = (*slips, *(each for each in amiss if not explained(root, each, slips)))
    if root:
        findings += (root.find(slip.path).at(slip.fault, key=slip.at_key) for slip in slips)
    checking = _checking(file) if file else Checking()
    return file.title if file else "", entries, problems_of(source, findings), checking


def _checking(file: PackFile) -> Checking:
    balance = {
        player: (said,) if isinstance(said, str) else said for player, said in file.balance.items()
    }
    return Checking(dict(file.severity), balance)


def _entries(
    file: PackFile, folder: Path, *, there: bool
) -> tuple[tuple[PackEntry, ...], tuple[Slip, ...]]:
    """Return the levels of a pack that can be found, and what is wrong with it."""
    given = tuple(EntryFile(each) if isinstance(each, str) else each for each in file.levels)
    faults = _faults(given, folder, there=there)
    sound = tuple(fault is None for fault in faults)
    links = Links(folder, given, sound, there=there)
    entries: list[PackEntry] = []
    slips: list[Slip] = []
    for place, (said, fault) in enumerate(zip(file.levels, faults, strict=True)):
        if len(slips) > MOST_PROBLEMS:
            break
        if fault:
            path = ("levels", place)
            slips.append(Slip(path if isinstance(said, str) else (*path, "file"), fault))
        entry, amiss = links.entry(place)
        slips += amiss
        if sound[place]:
            entries.append(entry)
    return tuple(entries), tuple(slips)


def _faults(given: tuple[EntryFile, ...], folder: Path, *, there: bool) -> tuple[Fault | None, ...]:
    """Return what is wrong with the name or the place of each file."""
    faults: list[Fault | None] = []
    seen: set[str] = set()
    for entry in given:
        again = entry.file.casefold() in seen
        seen.add(entry.file.casefold())
        faults.append(twice(entry.file) if again else misplaced(entry.file, folder, there=there))
    return tuple(faults)
