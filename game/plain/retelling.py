"""Moves that were written down, made in plain mode and told as if they had been typed."""

from collections.abc import Iterable

from game.call import Answer, Event, Turn, Wait
from game.plain.console import Console
from game.plain.show import news_lines
from game.plain.teller import Teller
from game.play.begun import until_done
from game.play.deeds import deed_words, news
from game.play.session import Session
from game.play.words import seconds_text


def retell(events: Iterable[Event], session: Session, console: Console, teller: Teller) -> None:
    """Let events happen in a call that has just been introduced, and tell of each.

    What the last of them has begun is waited for, as in plain mode everything is.
    """
    for event in events:
        console.say()
        _tell(session.send(event), session, console, teller)
    if session.state.errand is not None and not session.state.over:
        _tell(session.send(until_done(session.state)), session, console, teller)


def _tell(turn: Turn, session: Session, console: Console, teller: Teller) -> None:
    """Tell of a turn: what was done, what it brought, what the caller says, where it leaves us."""
    console.say(_done(turn))
    if isinstance(turn.event, Answer):
        teller.recall()
    teller.lines(news_lines(news(turn, session.turns)))
    if turn.after.errand is None or turn.after.over:
        teller.tell(turn.said)
    else:
        teller.hear(turn.said)
        if turn.before.errand is None:
            console.say(f"It takes {seconds_text(until_done(turn.after).ms)}.")
    teller.announce()


def _done(turn: Turn) -> str:
    if isinstance(turn.event, Wait):
        return "Time passes."
    return "You answer." if isinstance(turn.event, Answer) else deed_words(turn)
