"""A call in plain mode that begins with moves which were written down; it is practice."""

from game.call import Recall
from game.plain.call import PlainCall
from game.plain.console import Console
from game.plain.practice import practised
from game.play.pace import Pace
from game.play.session import Session


def play_begun(begun: Session, pace: Pace, console: Console) -> tuple[int, PlainCall]:
    """Show how a call has begun and play it on from there; return an exit code and the call."""
    recall = next((event for event in begun.events if isinstance(event, Recall)), None)
    session = Session(begun.level, begun.seed, recall, practice=begun.practice)
    call = PlainCall(console, session, pace)
    call.begin(event for event in begun.events if event is not recall)
    return practised(call, console), call
