"""A call in which there is something to do at the desk."""

from attrs import evolve

from game.call import (
    Answer,
    Article,
    CallState,
    Department,
    Level,
    Meters,
    Outcome,
    Ping,
    Reply,
    Scene,
    new_call,
    step,
)
from game.call.script.level import Caller


def at_the_desk(article_ms: int = 30_000) -> CallState:
    """Return a call with a caller who is heard and calm, and nothing found out yet."""
    level = Level(
        "A call",
        Caller("Amara Okafor"),
        {
            "here": Scene("here", replies=(Reply("So."),)),
            "there": Scene("there", end=Outcome.PARTLY),
        },
        "here",
        clues={"code": "The code.", "shelf": "The shelf."},
        articles={
            "manners": Article("Manners"),
            "codes": Article("Codes", ms=article_ms, reveals="code"),
        },
        departments={
            "shop": Department("The shop"),
            "depot": Department("The depot", reveals="shelf", takes_over="there"),
        },
        pings=(Ping("Dana", "Hello?", 10**6, 10**6), Ping("Piers", "Hello?", 10**6, 10**6)),
    )
    answered = step(new_call(level), Answer())
    return evolve(answered, meters=Meters(60_000, 60_000, 10_000, 60_000))
