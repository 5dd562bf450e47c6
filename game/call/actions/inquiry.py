"""Finding something out: asking a department, or looking up an article. Both take time."""

from game.call.actions.desk import may_turn_to_desk, turn_to_desk
from game.call.actions.move import move
from game.call.changed import changed
from game.call.event import Consult, IllegalEvent, LookUp
from game.call.script.materials import Department
from game.call.script.technique import Technique
from game.call.state import CallState, Errand
from game.call.turn import Turn


def may_consult(state: CallState) -> bool:
    """Return whether the agent can ask a department now."""
    return may_turn_to_desk(state) and bool(state.level.departments)


def consultation(department: Department) -> Errand:
    """Return the errand of asking a department while the caller waits and has been told why."""
    return Errand(department.ms, department.reveals, announced=True)


def technique_of(state: CallState, department: Department) -> Technique | None:
    """Return the technique of asking a department while the caller is on the line.

    It is one only where they know something new; to ask for the sake of asking gains nothing.
    """
    # Law 18: a question for nothing never raises the score, so not even its first gain is paid.
    new = department.reveals is not None and department.reveals not in state.clues
    return Technique.CONSULT_DEPARTMENT if new else None


def consult(state: CallState, event: Consult) -> Turn:
    """Ask a department. A caller on the line is told what the wait is for; one on hold is not."""
    department = state.level.departments.get(event.department)
    if department is None:
        message = "There is no such department here."
        raise IllegalEvent(message)
    ready = turn_to_desk(state)
    # On hold the caller hears nothing of it: no move is made, and the hold goes on costing what it
    # costs.
    if ready.hold is not None:
        errand = changed(consultation(department), announced=False)
        return Turn(state, event, changed(ready, errand=errand))
    made = move(ready, technique_of(ready, department))
    after = made.after
    if after.outcome is None:
        after = changed(after, errand=consultation(department))
    return Turn(state, event, after, made.stages, (), made.fit)


def may_look_up(state: CallState) -> bool:
    """Return whether the agent can open an article now."""
    return may_turn_to_desk(state) and bool(state.level.articles)


def look_up(state: CallState, event: LookUp) -> Turn:
    """Begin to read an article; the caller waits, in silence or on hold.

    It is no move, as the caller cannot see it: what it is worth shows in what it opens.
    """
    article = state.level.articles.get(event.article)
    if article is None:
        message = "There is no such article here."
        raise IllegalEvent(message)
    ready = turn_to_desk(state)
    return Turn(state, event, changed(ready, errand=Errand(article.ms, article.reveals)))
