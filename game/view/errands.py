"""What an agent is busy with in a call, and what that brings."""

from collections.abc import Sequence

from attrs import frozen

from game.call import Attend, Consult, LookUp, Say, Turn, Wait
from game.view.actions import FACTS, Action, facts_of
from game.view.words import sentence


def errand_begun(turns: Sequence[Turn]) -> Turn | None:
    """Return the turn that began the latest errand of a call, running or done; None without one."""
    for turn in reversed(turns):
        if turn.before.errand is None and turn.after.errand is not None:
            return turn
    return None


def errand_sentence(began: Turn | None) -> str:
    """Return what an errand is, by the turn that began it: "You are reading: Door codes."."""
    return sentence(_busy(began) if began else "You are busy")


def _busy(began: Turn) -> str:
    asked = department_asked(began)
    if asked is not None:
        # Whether by a command or by a reply that says so: to the agent it is the same.
        busy = FACTS[Action.CONSULT].busy
        return busy(Consult(asked), began.before) if busy else ""
    busy = facts_of(began.event).busy
    return busy(began.event, began.before) if busy else "You are busy"


def department_asked(turn: Turn) -> str | None:
    """Return the name of the department a turn asked, by a reply or without; None for none."""
    if isinstance(turn.event, Consult):
        return turn.event.department
    if isinstance(turn.event, Say):
        return turn.before.current_scene.replies[turn.event.reply].consults
    return None


@frozen
class News:
    """What an errand has brought."""

    title: str
    """Where it comes from."""
    text: str
    """What it is; empty for nothing."""


def news(turn: Turn, turns: Sequence[Turn]) -> News | None:
    """Return what the errand that ended in `turn` brought; None where none ended, or one led on.

    `turn` is the one that has just happened. `turns` are those of the call; it may be among them.
    """
    # Nothing but time brings an errand to its end.
    if not isinstance(turn.event, Wait) or turn.before.errand is None or turn.after.errand:
        return None
    began = errand_begun(turns)
    return None if began is None else brought_by(began)


def brought_by(began: Turn) -> News | None:
    """Return what an errand brings, by the turn that began it; None where it only leads on."""
    level, event = began.before.level, began.event
    if isinstance(event, LookUp):
        article = level.articles[event.article]
        return News(article.title, article.text)
    if isinstance(event, Attend):
        ping = level.pings[event.ping]
        return News(ping.sender, ping.text)
    name = department_asked(began)
    if name is None:
        return None
    department = level.departments[name]
    return News(department.title, department.answer)
