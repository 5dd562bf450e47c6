"""Looking something up: it takes time, and only the right article brings anything."""

from game.call.changed import changed
from game.call.desk import may_turn_to_desk, turned_to_desk
from game.call.event import LookUp
from game.call.illegal import IllegalEvent
from game.call.state import CallState, Errand
from game.call.turn import Turn


def may_look_up(state: CallState) -> bool:
    """Return whether the agent can open an article now."""
    return may_turn_to_desk(state) and bool(state.level.articles)


def look_up(state: CallState, event: LookUp) -> Turn:
    """Begin to read an article; the caller waits, in silence or on hold."""
    article = state.level.articles.get(event.article)
    if article is None:
        message = "There is no such article here."
        raise IllegalEvent(message)
    ready = turned_to_desk(state)
    return Turn(state, event, changed(ready, errand=Errand(article.ms, article.reveals)))
