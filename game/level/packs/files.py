"""Where the levels of a pack are: plain files in its own folder, each named once."""

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from game.level.code import Code
from game.level.packs.pack import PACK_NAME
from game.level.problem import Problem
from game.level.wording import quoted

_ENDINGS: Final = (".yaml", ".yml")


def twice(name: str) -> Problem:
    """Return what is wrong with naming a file again."""
    return Problem(Code.TWICE, f"{quoted(name)} is in this list already.", "Remove one of the two.")


def misplaced(name: str, folder: Path, *, there: bool) -> Problem | None:
    """Return what is wrong with where a level is said to be.

    `there`: whether it has to be a file in the folder by now.
    """
    # A pack comes from a stranger and may not lead out of its folder: lines of a file from anywhere
    # could be shown among the problems. Refused are the signs of every system, so that a pack that
    # is sound on one is so on all; the point in front covers `..`, too.
    if any(sign in name for sign in '/\\:*?"<>|') or name.startswith("."):
        return _outside(name)
    if not name.endswith(_ENDINGS):
        return Problem(
            Code.OUTSIDE, f"{quoted(name)} is no level file.", "Name a file with the ending .yaml."
        )
    if not there:
        return None
    file = folder / name
    try:
        # Nor may a link in the folder lead out of it.
        inside = file.resolve().is_relative_to(folder.resolve())
        found = file.is_file()
    except (OSError, RuntimeError, ValueError):
        # A ring of links, or a name this system cannot have.
        return _absent(name, folder)
    return None if inside and found else _outside(name) if not inside else _absent(name, folder)


def _outside(name: str) -> Problem:
    return Problem(
        Code.OUTSIDE,
        f"{quoted(name)} leads out of the pack's folder.",
        "Put the level into the same folder as pack.yaml and write only its file name.",
    )


def _absent(name: str, folder: Path) -> Problem:
    meant = _meant(name, folder)
    return Problem(
        Code.NO_LEVEL,
        f"There is no file {quoted(name)} in the pack's folder.",
        f"Did you mean {quoted(meant)}?" if meant else "Check the spelling, or remove the entry.",
    )


def _meant(name: str, folder: Path) -> str:
    """Return the level file of a folder whose name is most like another, or nothing."""
    try:
        files = sorted(each.name for each in folder.iterdir())
    except OSError:
        # Only a hint would come of it; that the file is missing is told in any case.
        return ""
    # By their stems: the ending that all have in common would make any two alike.
    stems = {Path(file).stem: file for file in files if _is_level(file)}
    close = get_close_matches(Path(name).stem, stems, n=1)
    return stems[close[0]] if close else ""


def _is_level(name: str) -> bool:
    return name.endswith(_ENDINGS) and name != PACK_NAME
