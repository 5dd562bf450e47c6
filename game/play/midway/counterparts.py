"""What in a rewritten level is the same as something in the old one, as its author would say."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final

from game.call import Level
from game.call.script.level import NOTHING, Reply, Scene
from game.call.script.materials import Ping

Sign = Callable[[int, Any], Hashable]
"""What one of several things is known by: its place among them, and the thing itself."""


def same_reply(place: int, before: Sequence[Reply], now: Sequence[Reply]) -> int | None:
    """Return where a reply of a scene stands in the scene as it is now; None where it is gone.

    Words count first: a reply that is put in or moved shifts no other. One whose words were mended
    is known by its technique, at its number or as the only one left to be it.
    """
    return _counterparts(before, now, _SIGNS_OF_A_REPLY).get(place)


def same_ping(place: int, before: Sequence[Ping], now: Sequence[Ping]) -> int | None:
    """Return where a message stands in the level as it is now; None where it is gone."""
    return _counterparts(before, now, _SIGNS_OF_A_PING).get(place)


def same_scene(name: str, before: Level, now: Level) -> str | None:
    """Return what a scene is called now; None where it is gone.

    One with a new name is known by what the caller says there, or else by its replies.
    """
    if name in now.scenes:
        return name
    old = before.scenes[name]
    new = (scene for scene in now.scenes.values() if scene.name not in before.scenes)
    return next((scene.name for scene in new if _alike(old, scene)), None)


def _alike(old: Scene, new: Scene) -> bool:
    # In scenes in which nothing is said, or nothing can be replied, that much is always the same.
    says_the_same = old.caller == new.caller and old.caller != NOTHING
    return says_the_same or (bool(old.replies) and _words(old) == _words(new))


def _words(scene: Scene) -> list[str]:
    return [reply.say for reply in scene.replies]


def _counterparts(
    before: Sequence[Any], now: Sequence[Any], signs: Sequence[Sign]
) -> dict[int, int]:
    """Return which place became which, by the surest sign first."""
    found: dict[int, int] = {}
    # What has found its counterpart is out of reach of the weaker signs.
    for sign in signs:
        taken = set(found.values())
        left = {at: sign(at, each) for at, each in enumerate(before) if at not in found}
        free = {at: sign(at, each) for at, each in enumerate(now) if at not in taken}
        found |= _paired(left, free)
    return found


def _paired(left: Mapping[int, Hashable], free: Mapping[int, Hashable]) -> dict[int, int]:
    """Return the places that have a sign in common, one after the other where several have it.

    Where more have it on one side than on the other, nothing tells which of them are the same.
    """
    pairs: dict[int, int] = {}
    # No set: its order differs between runs of the program.
    for sign in dict.fromkeys(left.values()):
        ours = [at for at, its in left.items() if its == sign]
        theirs = [at for at, its in free.items() if its == sign]
        if len(ours) == len(theirs):
            pairs |= dict(zip(ours, theirs, strict=True))
    return pairs


# The surest first. A reply that was only moved keeps its words, so these come before places; one
# that was only reworded keeps its technique, and most often its place.
_SIGNS_OF_A_REPLY: Final[tuple[Sign, ...]] = (
    lambda _, reply: (reply.say, reply.technique),
    lambda _, reply: reply.say,
    lambda place, reply: (place, reply.technique),
    lambda _, reply: reply.technique,
)
_SIGNS_OF_A_PING: Final[tuple[Sign, ...]] = (
    lambda _, ping: (ping.sender, ping.text),
    lambda _, ping: ping.text,
    lambda place, _: place,
)
