"""A call with a desk beside it: articles, colleagues, promises and messages."""

from collections.abc import Sequence

from attrs import evolve
from textual.app import App
from textual.pilot import Pilot

from game.call import (
    Article,
    Department,
    Event,
    Level,
    Past,
    Ping,
    Promise,
    Reply,
    Scene,
    Technique,
    Wait,
)
from game.call.script.level import Arrow, Line, Speech
from game.call.units import SECOND
from game.tui.screens.call import CallScreen
from tests.lines import replies_of, session_of, state_of
from tests.tui.stage import HandClock, hear_out, parcel_level, settle
from tests.tui.test_sizes import drawn

ARTICLES = {
    "door-codes": Article(
        "Access codes and the driver's note",
        "The driver's note lists the code of every gate. It is copied from the address book once "
        "a quarter; a code that changed since then has to be sent to the depot by hand.",
        25 * SECOND,
        "note",
    ),
    "lockers": Article("Parcel lockers", "Sizes, places, and how long a parcel is kept."),
    "refunds": Article("When we refund the delivery", "After the third attempt, without asking."),
    "strike": Article("What to say about the strike", "There is none."),
}

DEPARTMENTS = {
    "depot": Department(
        "Charlton depot",
        "It is on the shelf here. The driver could not get through the gate, he says.",
        60 * SECOND,
        "shelf",
        "handed-over",
    ),
    "billing": Department("Billing", "She was charged once. We can give it back.", 30 * SECOND),
}

PROMISES = {
    "call-back": Promise("Ring Amara by half past two with a name.", 120 * SECOND),
    "refund": Promise("Send the refund tonight."),
}

PINGS = (
    Ping("Dana, Leeds office", "Is the VPN down for you too?", 40 * SECOND, 40 * SECOND),
    Ping("Rota", "Can you swap Thursday?", 41 * SECOND, 41 * SECOND),
)

CLUES = {
    "note": "The driver's note still has the old code.",
    "shelf": "The parcel is on the shelf in Charlton.",
}


def desk_level(*, pings: tuple[Ping, ...] = ()) -> Level:
    """Return the parcel call with everything on the desk; with messages where they are given."""
    level = parcel_level()
    opening = level.scenes["opening"]
    promise = Reply(
        "I will ring you by half past two with the name of whoever has it.",
        Technique.COMMIT_TIME,
        promises="call-back",
        answer=Speech.plain("By half past two. I am writing that down."),
    )
    ask = Reply("Let me ask the depot while you are on the line.", consults="depot")
    scenes = {
        **level.scenes,
        "opening": evolve(opening, replies=(*opening.replies[:2], promise, ask)),
        "handed-over": _handed_over(),
    }
    return evolve(
        level,
        scenes=scenes,
        clues={**level.clues, **CLUES},
        articles=ARTICLES,
        departments=DEPARTMENTS,
        promises=PROMISES,
        pings=pings,
    )


def _handed_over() -> Scene:
    return Scene(
        "handed-over",
        Speech(((0, Line("Hello? Is this the depot?")),)),
        replies=(
            Reply("Charlton depot. It is here.", to=(Arrow("done"),)),
            Reply("Who are you?", Technique.REPEAT_QUESTION, to=(Arrow("gone"),)),
        ),
    )


def abusive_level() -> Level:
    """Return a call in which a line can be drawn, and the abuse goes on."""
    level = parcel_level()
    warn = Reply("I want to help. I cannot while you call me that.", Technique.SET_BOUNDARY)
    opening = evolve(level.scenes["opening"], abusive=True, replies=(warn,))
    return evolve(level, scenes={**level.scenes, "opening": opening})


def returning_level() -> Level:
    """Return a call that opens in its own way for a caller who was let down."""
    level = parcel_level()
    back = Scene("back", Speech.plain("You again."), replies=level.scenes["opening"].replies)
    return evolve(level, scenes={**level.scenes, "back": back}, openings={Past.LET_DOWN: "back"})


async def picked_up(pilot: Pilot[None], clock: HandClock) -> CallScreen:
    """Answer, let the caller finish, and return the call."""
    await pilot.press("enter")
    await hear_out(pilot, clock)
    call = pilot.app.screen
    assert isinstance(call, CallScreen)
    return call


async def pass_seconds(pilot: Pilot[None], clock: HandClock, seconds: float) -> None:
    """Let time pass on the screen, a lap at a time."""
    call = pilot.app.screen
    assert isinstance(call, CallScreen)
    while seconds > 0:
        lap = min(seconds, 1.5)
        clock.move(lap)
        call.line.look()
        seconds -= lap
    call.show()
    await settle(pilot, clock)


def number_of(call: CallScreen, words: str) -> str:
    """Return the key of the reply that begins with these words."""
    replies = state_of(call).current_scene.replies
    shown = [replies[reply.reply].say for reply in replies_of(call)]
    return str(next(place for place, say in enumerate(shown, 1) if say.startswith(words)))


def speaks(call: CallScreen) -> bool:
    """Return whether the caller is speaking now."""
    return call.view.speaking


def done(call: CallScreen) -> Sequence[Event]:
    """Return what was done in a call, without the time that passed."""
    return [event for event in session_of(call).events if not isinstance(event, Wait)][1:]


def beside(app: App[None]) -> str:
    """Return what is drawn to the right of the caller, with every gap one space."""
    return " ".join(" ".join(line[30:] for line in drawn(app).splitlines()).split())


async def click_key(pilot: Pilot[None], key: str) -> None:
    """Click the label of a key, wherever it stands."""
    lines = drawn(pilot.app).splitlines()
    row = next(row for row in reversed(range(len(lines))) if key in lines[row])
    await pilot.click(offset=(lines[row].index(key), row))
    await pilot.pause()
