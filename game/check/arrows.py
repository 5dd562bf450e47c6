"""Where replies lead: scenes nobody reaches or leaves, ways never taken, circles without cost."""

from collections import defaultdict
from collections.abc import Iterator

from game.call import Reply
from game.call.script.level import NO_EFFECT, Scene
from game.check.case import Case
from game.level import Code
from game.level.problem import Problem
from game.level.wording import quoted


def unreached_scenes(case: Case) -> Iterator[Problem]:
    """Yield every scene that no play reaches."""
    for name in case.level.scenes:
        if name not in case.possible.scenes:
            yield Problem(
                Code.UNREACHED_SCENE,
                f"No play ever comes to {quoted(name)}.",
                f"Let a reply lead to it with `to: {name}`, or remove the scene; where one "
                "does already, its `when` or the `when` of what comes before never holds.",
                ("scenes", name),
                at_key=True,
            )


def scenes_without_a_way_out(case: Case) -> Iterator[Problem]:
    """Yield every scene that is reached and from which no end of the call can be."""
    leading = _ways(case)
    ending = {name for name, scene in case.level.scenes.items() if scene.end is not None}
    # Backwards from the ends, and a step further each time, until nothing new leads to one.
    while wider := {name for name, to in leading.items() if to & ending} - ending:
        ending |= wider
    for name in case.level.scenes:
        if name in case.possible.scenes and name not in ending:
            yield case.shown(
                Problem(
                    Code.NO_WAY_OUT,
                    f"From {quoted(name)} no scene with an `end` can be reached.",
                    "Let one of its replies lead on to a scene that ends the call, or to one from "
                    "which that can be reached.",
                    ("scenes", name),
                    at_key=True,
                ),
                case.play_to(name),
            )


def _ways(case: Case) -> dict[str, set[str]]:
    """Return the scenes that each scene leads to, by replies that can be chosen."""
    leading: defaultdict[str, set[str]] = defaultdict(set)
    # A caller can be handed over at any time, so every scene leads there.
    takers = {each.takes_over for each in case.level.departments.values()} - {None}
    for name in case.level.scenes:
        leading[name] |= {taker for taker in takers if taker is not None}
    for scene, place, arrow in case.possible.arrows:
        to = case.level.scenes[scene].replies[place].to
        # The one past the last stands for staying, which leads nowhere.
        if arrow < len(to):
            leading[scene].add(to[arrow].scene)
    return leading


def ways_never_taken(case: Case) -> Iterator[Problem]:
    """Yield every arrow that an earlier one, which always holds, keeps from being taken."""
    for path, scene, place, reply in case.replies():
        if (scene.name, place) not in case.possible.replies:
            continue
        for arrow, each in enumerate(reply.to):
            truths = case.possible.truths.get((scene.name, place, arrow), ())
            # A condition of which nothing was noted was never asked: then this way is only told as
            # never taken where an earlier one has no condition at all.
            asked = bool(truths) or not each.when
            if (scene.name, place, arrow) in case.possible.arrows or _own_fault(truths):
                continue
            if asked or any(not earlier.when for earlier in reply.to[:arrow]):
                yield case.shown(
                    Problem(
                        Code.NEVER_TAKEN,
                        f"This way to {quoted(each.scene)} is never taken; an earlier one is.",
                        "The first way whose `when` holds is taken. Put this one before it, or "
                        "give the earlier one a `when` that does not always hold.",
                        (*path, "to", arrow),
                    ),
                    case.play_of(scene.name, place),
                )


def _own_fault(truths: tuple[frozenset[bool], ...]) -> bool:
    """Return whether a condition itself never holds, of which another check tells."""
    return any(each == {False} for each in truths)


def free_loops(case: Case) -> Iterator[Problem]:
    """Yield every circle of replies that can be gone round for ever at no cost.

    Where the caller model is off, silence costs nothing, so a circle does unless a reply in it
    states that it wears patience away; where it is on, time costs, so only a reply after which
    nobody says a word and nothing changes is free.
    """
    told: set[str] = set()
    for path, scene, place, reply in case.replies():
        if (scene.name, place) not in case.possible.replies or scene.name in told:
            continue
        circle = _circle(case, scene, reply)
        if circle:
            # A circle has as many beginnings as scenes in it, and is told once.
            told |= circle
            yield case.shown(
                Problem(
                    Code.FREE_LOOP,
                    _said(circle),
                    "Let it cost some patience (`effect: {patience: -2}`), or lead on.",
                    path,
                ),
                case.play_of(scene.name, place),
            )


def _said(circle: frozenset[str]) -> str:
    if len(circle) == 1:
        return "This reply changes nothing and costs nothing, and can be given again and again."
    names = ", ".join(map(quoted, sorted(circle)))
    return f"Round {names} one can go in a circle for ever, without any cost."


def _circle(case: Case, scene: Scene, reply: Reply) -> frozenset[str] | None:
    """Return the scenes of a free circle that begins with a reply; None where there is none."""
    if not _free(case, reply):
        return None
    if not reply.to:
        return frozenset({scene.name}) if _changes_nothing(case, reply) else None
    # With the caller model on, time costs patience, and going round by other scenes takes time.
    if case.level.modelled:
        return None
    reached = {arrow.scene for arrow in reply.to if not arrow.when}
    while (
        wider := {
            arrow.scene
            for name in reached
            for each in case.level.scenes[name].replies
            if _free(case, each)
            for arrow in each.to
            if not arrow.when
        }
        - reached
    ):
        reached |= wider
    if scene.name not in reached:
        return None
    # Free ways may lead on out of the circle as well; only scenes from which one comes back are
    # part of it.
    back = {name for name in reached if scene.name in _reached_from(case, name)}
    return frozenset(back | {scene.name})


def _reached_from(case: Case, name: str) -> set[str]:
    """Return the scenes that free replies lead to from a scene."""
    reached: set[str] = set()
    coming = {name}
    while coming:
        here = coming.pop()
        for each in case.level.scenes[here].replies:
            if _free(case, each):
                new = {arrow.scene for arrow in each.to if not arrow.when} - reached
                reached |= new
                coming |= new
    return reached


def _free(case: Case, reply: Reply) -> bool:
    """Return whether a reply wears no patience away and stays open, whatever went before."""
    passing = any(test.subject in _PASSING or test.negated for test in reply.when)
    if passing or reply.effect.patience < 0:
        return False
    if not case.level.modelled:
        return True
    return reply.technique is None and not any(line.ms for _, line in reply.answer.wordings)


_PASSING = frozenset({"turns", "patience", "satisfaction", "tension", "heard", "mood"})
"""What a condition may ask for that can cease to hold as the call goes on."""


def _changes_nothing(case: Case, reply: Reply) -> bool:
    does = (reply.reveals, reply.promises, reply.keeps, reply.withdraws, reply.consults)
    moves = case.level.modelled and reply.effect != NO_EFFECT
    return not any(does) and not moves
