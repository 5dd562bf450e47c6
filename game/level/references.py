"""What one part of a level says about another: scenes, clues, limits, ends, traits."""

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from game.call.script import Subject
from game.call.technique import APOLOGIES, Trait
from game.level.code import Code
from game.level.conditions import parse_condition
from game.level.fault import Fault, Path, Plain, Slip, choices, quoted, suggestion
from game.level.shape import ArrowFile, Conditions, LevelFile, ReplyFile, SceneFile


@frozen
class Names:
    """The names a file gives, in its order, whether or not what they name is well formed."""

    scenes: tuple[str, ...]
    clues: tuple[str, ...]
    limits: tuple[str, ...]

    @classmethod
    def of(cls, plain: Plain) -> "Names":
        """Return the names in the plain data of a file."""
        return cls(*(_keys(plain, block) for block in ("scenes", "clues", "limits")))


def _keys(plain: Plain, block: str) -> tuple[str, ...]:
    inside = plain.get(block) if isinstance(plain, dict) else None
    return tuple(inside) if isinstance(inside, dict) else ()


def slips_between(file: LevelFile, names: Names) -> Iterator[Slip]:
    """Return everything in a file that does not fit another part of it."""
    yield from _same_names(names)
    yield from _start(file, names)
    if not any(scene.end for scene in file.scenes.values()):
        scenes = tuple(("scenes", name) for name in file.scenes)
        yield Slip(("scenes",), _NO_END, at_key=True, within=(("scenes",), *scenes))
    for name, scene in file.scenes.items():
        path = ("scenes", name)
        yield from _scene(scene, path, names)
        for place, reply in enumerate(scene.replies):
            yield from _reply(reply, (*path, "replies", place), names)


def arrows(reply: ReplyFile) -> tuple[tuple[Path, ArrowFile], ...]:
    """Return the ways on from a reply, each with its path within the reply."""
    if isinstance(reply.to, str):
        return ((("to",), ArrowFile(reply.to)),)
    return tuple(
        (("to", place), ArrowFile(each))
        if isinstance(each, str)
        else (("to", place, "scene"), each)
        for place, each in enumerate(reply.to)
    )


def conditions(when: Conditions) -> tuple[tuple[Path, str], ...]:
    """Return the conditions of a `when`, each with its path."""
    if isinstance(when, str):
        return ((("when",), when),)
    return tuple((("when", place), each) for place, each in enumerate(when))


def _same_names(names: Names) -> Iterator[Slip]:
    for block, given in (
        ("scenes", names.scenes),
        ("clues", names.clues),
        ("limits", names.limits),
    ):
        first: dict[str, str] = {}
        for name in given:
            earlier = first.setdefault(name.casefold(), name)
            if earlier != name:
                fault = Fault(
                    Code.SAME_NAME,
                    f"{quoted(name)} and {quoted(earlier)} differ only in capitals.",
                    "Give one of them another name; readers would mix them up.",
                )
                yield Slip((block, name), fault, at_key=True)


def _start(file: LevelFile, names: Names) -> Iterator[Slip]:
    if file.start is not None:
        yield from _refer("scene", file.start, names.scenes, ("start",))
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
        if not isinstance(piece, str) and piece.reveals is not None:
            where = (*path, "burst", place, "reveals")
            yield from _refer("clue", piece.reveals, names.clues, where)


def _reply(reply: ReplyFile, path: Path, names: Names) -> Iterator[Slip]:
    if reply.reveals is not None:
        yield from _refer("clue", reply.reveals, names.clues, (*path, "reveals"))
    if reply.breaks is not None:
        yield from _refer("limit", reply.breaks, names.limits, (*path, "breaks"))
    yield from _traits(reply, path)
    yield from _conditions(reply.when, path, names)
    for where, arrow in arrows(reply):
        yield from _refer("scene", arrow.scene, names.scenes, (*path, *where))
        yield from _conditions(arrow.when, (*path, *where[:2]), names)


def _traits(reply: ReplyFile, path: Path) -> Iterator[Slip]:
    for place, trait in enumerate(reply.traits):
        if trait is Trait.OFF_TARGET:
            fits, needs = reply.technique is not None, "a technique"
        else:
            fits, needs = reply.technique in APOLOGIES, f"an apology ({choices(sorted(APOLOGIES))})"
        if not fits:
            fault = Fault(
                Code.STRAY_TRAIT,
                f"`{trait}` can only go with {needs}.",
                "Remove it from `with`, or change the reply's `technique`.",
            )
            yield Slip((*path, "with", place), fault, within=(path,))


def _conditions(when: Conditions, path: Path, names: Names) -> Iterator[Slip]:
    for where, text in conditions(when):
        for test in parse_condition(text):
            if test.subject is Subject.KNOWS:
                yield from _refer("clue", test.name, names.clues, (*path, *where))
            elif test.subject is Subject.BROKE:
                yield from _refer("limit", test.name, names.limits, (*path, *where))


_CODES: Final = {
    "scene": Code.UNKNOWN_SCENE,
    "clue": Code.UNKNOWN_CLUE,
    "limit": Code.UNKNOWN_LIMIT,
}


def _refer(what: str, name: str, known: Iterable[str], path: Path) -> Iterator[Slip]:
    """Return a slip if a name is not among those that the file gives."""
    known = tuple(known)
    if name in known:
        return
    hint = suggestion(name, known) or f"Add it under `{what}s`, or remove it here."
    yield Slip(path, Fault(_CODES[what], f"There is no {what} called {quoted(name)}.", hint))


_NO_END: Final = Fault(
    Code.NO_END,
    "No scene ends the call.",
    "Give at least one scene `end: resolved`, `end: partly` or `end: unresolved`.",
)
_NO_WAY: Final = (
    "has no replies, and it does not end the call either.",
    "Add `replies`, or `end: resolved`, `end: partly` or `end: unresolved`.",
)
