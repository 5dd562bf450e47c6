"""Conditions that decide nothing, replies that nobody can choose, and moments without a reply."""

from collections.abc import Iterator

from game.call.script.level import Condition
from game.check.case import Case
from game.explore.possible import OFFER
from game.level import Code
from game.level.problem import Path, Problem
from game.level.shape.conditions import parse_condition
from game.level.wording import quoted
from game.level.yaml.node import Plain


def conditions(case: Case) -> Iterator[Problem]:
    """Yield every condition that never holds where it is asked, or always does."""
    for path, scene, place, reply in case.replies():
        spots = [(OFFER, path, reply.when)]
        spots += [(arrow, (*path, "to", arrow), each.when) for arrow, each in enumerate(reply.to)]
        for arrow, owner, when in spots:
            truths = case.possible.truths.get((scene.name, place, arrow), ())
            play = case.play_of(scene.name, place)
            for where, text, met in _told(case, owner, when, truths):
                if met == {False}:
                    yield case.shown(_never(text, where), play)
                elif met == {True}:
                    yield case.shown(_always(text, where), play)


def _told(
    case: Case, owner: Path, when: Condition, truths: tuple[frozenset[bool], ...]
) -> Iterator[tuple[Path, str, frozenset[bool]]]:
    """Yield each entry of a `when` with its path, its text, and how it can come out."""
    # Nothing was noted of a condition that no play came to; other checks tell why.
    if len(truths) != len(when):
        return
    asked = iter(truths)
    for where, text in _entries(case, owner):
        # The file has them as texts, each of which may hold several tests; the rules have all tests
        # in a row.
        every = [next(asked, frozenset({True, False})) for _ in parse_condition(text)]
        yield where, text, _together(every)


def _together(every: list[frozenset[bool]]) -> frozenset[bool]:
    """Return how tests come out together, as far as each by itself says."""
    if any(each == {False} for each in every):
        return frozenset({False})
    return frozenset({True}) if all(each == {True} for each in every) else frozenset({True, False})


def _entries(case: Case, owner: Path) -> Iterator[tuple[Path, str]]:
    """Yield the conditions as the file has them: one, or a list of them."""
    written = _when(case, owner)
    if isinstance(written, list):
        for place, text in enumerate(written):
            if isinstance(text, str):
                yield (*owner, "when", place), text
    elif isinstance(written, str) and written:
        yield (*owner, "when"), written


def _when(case: Case, owner: Path) -> Plain:
    """Return the `when` of a reply or of a way on, as the file has it; nothing if there is none."""
    root = case.reading.root
    if root is None:
        return ""
    found = root.find((*owner, "when"))
    # Of a path that leads nowhere, `find` returns the last value on the way.
    return found.value if found is not root.find(owner) else ""


def _never(text: str, where: Path) -> Problem:
    return Problem(
        Code.NEVER_TRUE,
        f"{quoted(text)} never holds here, whatever a trainee does.",
        "Change it, or make it possible: let something reveal the clue, make the promise or move "
        "the meter that it asks for before the call comes here.",
        where,
    )


def _always(text: str, where: Path) -> Problem:
    return Problem(
        Code.ALWAYS_TRUE,
        f"{quoted(text)} always holds here, so it decides nothing.",
        "Remove it, or ask for something that not every play brings along.",
        where,
    )


def replies_never_chosen(case: Case) -> Iterator[Problem]:
    """Yield every reply of a scene that is reached which is never open there."""
    for path, scene, place, reply in case.replies():
        open_somewhere = (scene.name, place) in case.possible.replies
        if open_somewhere or scene.name not in case.possible.scenes:
            continue
        truths = case.possible.truths.get((scene.name, place, OFFER), ())
        # That one test never holds is told of the condition; it is why the reply is never open.
        if any(each == {False} for each in truths):
            continue
        yield case.shown(
            Problem(
                Code.NEVER_CHOSEN,
                f"{quoted(reply.say)} can never be chosen: its conditions never hold together.",
                "Ask for less in its `when`, or make it possible that all of it holds at once.",
                path,
            ),
            case.play_to(scene.name),
        )


def moments_without_a_reply(case: Case) -> Iterator[Problem]:
    """Yield a moment in which no reply is open and nothing opens one, if a play came to one."""
    if case.seen.stuck is None:
        return
    state, play = case.seen.stuck
    yield case.shown(
        Problem(
            Code.STUCK,
            f"A play comes to {quoted(state.scene)} and finds no reply open there.",
            "Give the scene a reply without a `when`, so that there is always something to say.",
            ("scenes", state.scene),
            at_key=True,
        ),
        play,
    )
