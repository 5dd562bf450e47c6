"""Where the levels of a pack are: plain files in its own folder, each named once."""

from pathlib import Path

from game.level.code import Code
from game.level.fault import Fault, quoted


def twice(name: str) -> Fault:
    """Return what is wrong with naming a file again."""
    return Fault(Code.TWICE, f"{quoted(name)} is in this list already.", "Remove one of the two.")


def misplaced(name: str, folder: Path, *, there: bool) -> Fault | None:
    """Return what is wrong with where a level is said to be.

    `there`: whether it has to be a file in the folder by now.
    """
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
