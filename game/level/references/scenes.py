"""What one part of a level says about another: where it starts and ends, scenes, what they hold."""

from collections.abc import Iterator
from typing import Final

from attrs import evolve

from game.level.code import Code
from game.level.problem import Path, Problem
from game.level.references.materials import material_problems
from game.level.references.names import Names, alike, refer
from game.level.references.replies import reply_problems
from game.level.shape.blocks import LevelFile, SceneFile
from game.level.wording import quoted


def problems_between(file: LevelFile, names: Names) -> Iterator[Problem]:
    """Yield everything in a file that does not fit another part of it."""
    yield from alike(names)
    yield from _start(file, names)
    yield from material_problems(file, names)
    if not any(scene.end for scene in file.scenes.values()):
        # A misspelt `end` in any scene may be why none ends the call, and then only the misspelt
        # key is told.
        scenes = tuple(("scenes", name) for name in file.scenes)
        yield evolve(_NO_END, within=(("scenes",), *scenes))
    for name, scene in file.scenes.items():
        path = ("scenes", name)
        yield from _scene(scene, path, names)
        for place, reply in enumerate(scene.replies):
            yield from reply_problems(reply, (*path, "replies", place), names)


def _start(file: LevelFile, names: Names) -> Iterator[Problem]:
    yield from refer("scene", file.start, names, ("start",))
    start = file.start or next(iter(file.scenes))
    # A `start` that leads nowhere was told above.
    if start in file.scenes and file.scenes[start].end:
        yield Problem(
            Code.ENDS_AT_ONCE,
            f"The call starts in {quoted(start)}, and that scene ends it.",
            "Name another scene under `start`, or put the opening scene first.",
            ("start",) if file.start else ("scenes", start),
            at_key=not file.start,
        )


def _scene(scene: SceneFile, path: Path, names: Names) -> Iterator[Problem]:
    name = quoted(str(path[-1]))
    if scene.end is None and not scene.replies:
        yield Problem(
            Code.NO_REPLIES,
            f"{name} has no replies, and it does not end the call either.",
            "Add `replies`, or `end: resolved`, `end: partly` or `end: unresolved`.",
            path,
            at_key=True,
            within=(path,),
        )
    if scene.end is not None:
        for key in (key for key in ("burst", "replies") if getattr(scene, key)):
            message = f"{name} ends the call, so its `{key}` can never be used."
            hint = f"Remove `{key}`, or remove `end`."
            yield Problem(Code.BUSY_END, message, hint, (*path, key), at_key=True)
    for place, piece in enumerate(scene.burst):
        if not isinstance(piece, str):
            yield from refer("clue", piece.reveals, names, (*path, "burst", place, "reveals"))


_NO_END: Final = Problem(
    Code.NO_END,
    "No scene ends the call.",
    "Give at least one scene `end: resolved`, `end: partly` or `end: unresolved`.",
    ("scenes",),
    at_key=True,
)
