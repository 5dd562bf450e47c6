"""What a call remembers: clues that come to nothing, limits that tempt nobody, promises."""

from collections.abc import Iterable, Iterator

from game.call import Reply
from game.call.script.level import Condition, Subject
from game.call.script.technique import UNKEEPABLE
from game.check.case import Case
from game.level import Code
from game.level.problem import Problem
from game.level.wording import quoted


def clues(case: Case) -> Iterator[Problem]:
    """Yield every clue that nobody can come to know, or that makes no difference."""
    asked = {name for subject, name in _asked(case) if subject is Subject.KNOWS}
    # Not only conditions make a clue count: it may undo a promise, or be handed on to another call
    # of the pack.
    asked |= {each.undone_by or "" for each in case.level.promises.values()} | case.handed_on
    for name in case.level.clues:
        if (Subject.KNOWS, name) not in case.possible.facts:
            yield Problem(
                Code.CLUE_NOT_REVEALED,
                f"Nobody can ever come to know {quoted(name)}.",
                f"Write `reveals: {name}` at a reply, in a burst, an article or a department "
                "that a play can come to; or remove the clue.",
                ("clues", name),
                at_key=True,
            )
        elif name not in asked:
            yield Problem(
                Code.CLUE_NOT_USED,
                f"It makes no difference to anything whether {quoted(name)} is known.",
                f"Let it open a reply (`when: knows {name}`), or remove it.",
                ("clues", name),
                at_key=True,
            )


def _asked(case: Case) -> Iterator[tuple[object, str]]:
    for _, _, _, reply in case.replies():
        for condition in (reply.when, *(arrow.when for arrow in reply.to)):
            yield from _tests(condition)


def _tests(condition: Condition) -> Iterator[tuple[object, str]]:
    return ((test.subject, test.name) for test in condition)


def limits(case: Case) -> Iterator[Problem]:
    """Yield every limit that no reply breaks, or that it never pays to break, not even at once."""
    for name in case.level.limits:
        breaking = [
            (scene.name, place) for _, scene, place, reply in case.replies() if reply.breaks == name
        ]
        gains = list(_gains(case, breaking))
        if not breaking or (gains and max(gains) <= 0):
            yield Problem(
                Code.LIMIT_NOT_TEMPTING,
                f"No reply breaks {quoted(name)}."
                if not breaking
                else f"Nothing is ever gained by breaking {quoted(name)}, not even at once.",
                f"Add a reply with `breaks: {name}` that pleases the caller now (`technique: "
                "bend-policy` or `over-promise`); a limit that does not tempt teaches nothing.",
                ("limits", name),
                at_key=True,
            )


def _gains(case: Case, replies: Iterable[tuple[str, int]]) -> Iterator[int]:
    """Yield what these replies gained in patience or satisfaction wherever they were seen open."""
    wanted = set(replies)
    for moment in case.seen.moments:
        for place, effect in moment.effects.items():
            if (moment.state.scene, place) in wanted:
                yield max(effect.patience, effect.satisfaction)


def promises(case: Case) -> Iterator[Problem]:
    """Yield every promise that no reply makes, or that is made and can never be kept.

    One that is made only by over-promising, or that a clue undoes, is meant not to be.
    """
    for name, promise in case.level.promises.items():
        makers = [
            (scene.name, place, reply)
            for _, scene, place, reply in case.replies()
            if reply.promises == name
        ]
        if not makers and name not in case.carried_in:
            yield Problem(
                Code.PROMISE_NOT_MADE,
                f"No reply makes the promise {quoted(name)}.",
                f"Write `promises: {name}` at a reply, or remove the promise.",
                ("promises", name),
                at_key=True,
            )
        # One that falls due after the call need not be kept in it; one that was owed before the
        # call falls due in it, whatever its own time.
        due_here = promise.within is not None or name in case.carried_in
        meant = promise.undone_by is None and not _only_empty(makers)
        if due_here and meant and makers and not _kept(case, name):
            scene, place, _ = makers[0]
            yield case.shown(
                Problem(
                    Code.PROMISE_NOT_KEPT,
                    f"{quoted(name)} can be promised, and no play can keep it in time.",
                    f"Write `keeps: {name}` at a reply that can be chosen after it was made; or "
                    "leave out `minutes`, and it falls due after the call.",
                    ("promises", name),
                    at_key=True,
                ),
                case.play_of(scene, place),
            )


def _only_empty(makers: list[tuple[str, int, Reply]]) -> bool:
    return all(reply.technique in UNKEEPABLE for _, _, reply in makers)


def _kept(case: Case, name: str) -> bool:
    return (Subject.KEPT, name) in case.possible.facts
