"""How a pack is read: YAML, shape, and where each of its levels is."""

from pathlib import Path

from game.level.code import Code
from game.level.document import read_document
from game.level.fault import Fault, Slip, quoted
from game.level.problem import Problem
from game.level.shape import PackFile
from game.level.shaping import explained, problems_of, shaped
from game.level.source import Source


def pack_from(
    source: Source, folder: Path, *, there: bool
) -> tuple[str, tuple[Path, ...], tuple[Problem, ...]]:
    """Return a pack's title, the levels of it that can be found, and every problem.

    `there`: whether the levels have to be files in the folder by now.
    """
    if source.unread:
        return "", (), problems_of(source, source.findings)
    document = read_document(source)
    root = document.root
    findings = [*source.findings, *document.findings]
    file, slips = shaped(root, PackFile) if root else (None, ())
    levels: tuple[Path, ...] = ()
    if root and file:
        levels, misplaced = _levels(file, folder, there=there)
        slips = (*slips, *(each for each in misplaced if not explained(root, each, slips)))
    if root:
        findings += (root.find(slip.path).at(slip.fault, key=slip.at_key) for slip in slips)
    return file.title if file else "", levels, problems_of(source, findings)


def _levels(
    file: PackFile, folder: Path, *, there: bool
) -> tuple[tuple[Path, ...], tuple[Slip, ...]]:
    """Return the levels of a pack and what is wrong with the names of the others."""
    levels: list[Path] = []
    slips: list[Slip] = []
    seen: set[str] = set()
    for place, name in enumerate(file.levels):
        fault = _twice(name) if name.casefold() in seen else _misplaced(name, folder, there=there)
        seen.add(name.casefold())
        if fault:
            slips.append(Slip(("levels", place), fault))
        else:
            levels.append(folder / name)
    return tuple(levels), tuple(slips)


def _twice(name: str) -> Fault:
    return Fault(Code.TWICE, f"{quoted(name)} is in this list already.", "Remove one of the two.")


def _misplaced(name: str, folder: Path, *, there: bool) -> Fault | None:
    """Return what is wrong with where a level is said to be."""
    if any(sign in name for sign in '/\\:*?"<>|') or name.startswith("."):
        return _outside(name)
    if not name.endswith((".yaml", ".yml")):
        return Fault(
            Code.OUTSIDE, f"{quoted(name)} is no level file.", "Name a file with the ending .yaml."
        )
    if not there:
        return None
    file = folder / name
    try:
        inside = file.resolve().is_relative_to(folder.resolve())
        found = file.is_file()
    except (OSError, RuntimeError, ValueError):
        # A ring of links, or a name this system cannot have.
        return _absent(name)
    return None if inside and found else _outside(name) if not inside else _absent(name)


def _outside(name: str) -> Fault:
    return Fault(
        Code.OUTSIDE,
        f"{quoted(name)} leads out of the pack's folder.",
        "Put the level into the same folder as pack.yaml and write only its file name.",
    )


def _absent(name: str) -> Fault:
    return Fault(
        Code.NO_LEVEL,
        f"There is no file {quoted(name)} in the pack's folder.",
        "Check the spelling, or remove the entry.",
    )
