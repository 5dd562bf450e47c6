"""What the materials of a level say about the rest: articles, departments, promises, pings."""

from collections.abc import Iterator

from game.call.script.level import Outcome, Past
from game.level.code import Code
from game.level.problem import Path, Problem
from game.level.references.names import Names, refer
from game.level.shape.blocks import LevelFile, PingFile, ReplyFile, ReturningFile
from game.level.shape.number import spoken
from game.level.wording import quoted


def material_problems(file: LevelFile, names: Names) -> Iterator[Problem]:
    """Yield everything in the materials of a level that does not fit another part of it."""
    for name, article in file.articles.items():
        yield from refer("clue", article.reveals, names, ("articles", name, "reveals"))
    for name, department in file.departments.items():
        path = ("departments", name)
        yield from refer("clue", department.reveals, names, (*path, "reveals"))
        yield from refer("scene", department.takes_over, names, (*path, "takes-over"))
        yield from _won(department.takes_over, file, (*path, "takes-over"))
    for name, promise in file.promises.items():
        yield from refer("clue", promise.undone_by, names, ("promises", name, "undone-by"))
    for place, ping in enumerate(file.pings):
        yield from _ping(ping, ("pings", place), names)
    # A call with returning callers may have a promise to keep that was made in an earlier one, so
    # nothing can be said of a promise that no reply here makes.
    if file.returning is not None:
        yield from _returning(file.returning, file, names)
    else:
        yield from _never_made(file)


def _won(takes_over: str | None, file: LevelFile, path: Path) -> Iterator[Problem]:
    """Yield a problem if handing a caller over would be all that it takes to help them."""
    scene = file.scenes.get(takes_over) if takes_over else None
    if scene is not None and scene.end in (Outcome.RESOLVED, Outcome.PARTLY):
        yield Problem(
            Code.WON_BY_TRANSFER,
            f"Whoever is handed over comes to {quoted(str(takes_over))}, and that scene ends the "
            f"call as {scene.end}.",
            "Name a scene with replies in it, or one that ends the call `unresolved`.",
            path,
        )


def _ping(ping: PingFile, path: Path, names: Names) -> Iterator[Problem]:
    yield from refer("clue", ping.reveals, names, (*path, "reveals"))
    if ping.until is not None and ping.until < ping.after:
        yield Problem(
            Code.BACKWARDS,
            f"`until` is {spoken(ping.until)}, and `after` is later: {spoken(ping.after)}.",
            f"Write {spoken(ping.after)} or more, or leave `until` out.",
            (*path, "until"),
        )


def _returning(returning: ReturningFile, file: LevelFile, names: Names) -> Iterator[Problem]:
    """Yield the openings that lead nowhere, or to an end."""
    for key, scene in openings(returning):
        path = ("returning", key)
        yield from refer("scene", scene, names, path)
        if scene in file.scenes and file.scenes[scene].end:
            yield Problem(
                Code.ENDS_AT_ONCE,
                f"The call starts in {quoted(scene)} for such callers, and that scene ends it.",
                "Name another scene.",
                path,
            )


def openings(returning: ReturningFile) -> Iterator[tuple[Past, str]]:
    """Return the scenes that a call opens with, by how the caller knows us."""
    for past, scene in (
        (Past.NEW, returning.new),
        (Past.HELPED, returning.helped),
        (Past.LET_DOWN, returning.let_down),
    ):
        if scene is not None:
            yield past, scene


def _never_made(file: LevelFile) -> Iterator[Problem]:
    """Yield the promises kept or taken back and never made, each where that is first done."""
    replies: dict[Path, ReplyFile] = {
        ("scenes", name, "replies", place): reply
        for name, scene in file.scenes.items()
        for place, reply in enumerate(scene.replies)
    }
    made = {reply.promises for reply in replies.values()}
    kept: dict[str, Path] = {}
    for path, reply in replies.items():
        for key, name in (("keeps", reply.keeps), ("withdraws", reply.withdraws)):
            if name and name in file.promises and name not in made:
                # Told once, where it is first kept: one reply that makes it mends all the others.
                kept.setdefault(name, (*path, key))
    # A scene, its list of replies, and a reply: a misspelt `promises` in any of them may be why the
    # promise is never made. Then only the key is told.
    blocks = frozenset(path[:end] for path in replies for end in (2, 3, 4))
    for name, path in kept.items():
        yield Problem(
            Code.NEVER_MADE,
            f"{quoted(name)} is kept or taken back here, and no reply makes that promise.",
            f"Write `promises: {name}` in the reply that makes it. If it was made in an earlier "
            "call, say under `returning` how such callers open.",
            path,
            within=blocks,
        )
