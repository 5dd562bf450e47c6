"""What one part of a level says about another: where it starts and ends, scenes, what they hold."""

from collections.abc import Iterator
from typing import Final

from game.level.code import Code
from game.level.fault import Fault, Path, Slip, quoted
from game.level.references.materials import material_slips
from game.level.references.names import Names, alike, refer
from game.level.references.replies import reply_slips
from game.level.shape.blocks import LevelFile, SceneFile


def slips_between(file: LevelFile, names: Names) -> Iterator[Slip]:
    """Return everything in a file that does not fit another part of it."""
    yield from alike(names)
    yield from _start(file, names)
    yield from material_slips(file, names)
    if not any(scene.end for scene in file.scenes.values()):
        scenes = tuple(("scenes", name) for name in file.scenes)
        yield Slip(("scenes",), _NO_END, at_key=True, within=(("scenes",), *scenes))
    for name, scene in file.scenes.items():
        path = ("scenes", name)
        yield from _scene(scene, path, names)
        for place, reply in enumerate(scene.replies):
            yield from reply_slips(reply, (*path, "replies", place), names)


def _start(file: LevelFile, names: Names) -> Iterator[Slip]:
    yield from refer("scene", file.start, names, ("start",))
    start = file.start or next(iter(file.scenes))
    if start in file.scenes and file.scenes[start].end:
        fault = Fault(
            Code.ENDS_AT_ONCE,
            f"The call starts in {quoted(start)}, and that scene ends it.",
            "Name another scene under `start`, or put the opening scene first.",
        )
        path: Path = ("start",) if file.start else ("scenes", start)
        yield Slip(path, fault, at_key=not file.start)


def _scene(scene: SceneFile, path: Path, names: Names) -> Iterator[Slip]:
    name = quoted(str(path[-1]))
    if scene.end is None and not scene.replies:
        fault = Fault(Code.NO_REPLIES, f"{name} {_NO_WAY[0]}", _NO_WAY[1])
        yield Slip(path, fault, at_key=True, within=(path,))
    if scene.end is not None:
        for key in (key for key in ("burst", "replies") if getattr(scene, key)):
            message = f"{name} ends the call, so its `{key}` can never be used."
            fault = Fault(Code.BUSY_END, message, f"Remove `{key}`, or remove `end`.")
            yield Slip((*path, key), fault, at_key=True)
    for place, piece in enumerate(scene.burst):
        if not isinstance(piece, str):
            yield from refer("clue", piece.reveals, names, (*path, "burst", place, "reveals"))


_NO_END: Final = Fault(
    Code.NO_END,
    "No scene ends the call.",
    "Give at least one scene `end: resolved`, `end: partly` or `end: unresolved`.",
)
_NO_WAY: Final = (
    "has no replies, and it does not end the call either.",
    "Add `replies`, or `end: resolved`, `end: partly` or `end: unresolved`.",
)
