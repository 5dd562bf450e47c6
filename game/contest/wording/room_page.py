"""What a player reads of a room between its calls, as values."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import RoomNews, Welcome
from game.contest.wording import words
from game.play.debrief import Debrief
from game.view.times import AS_THEY_STAND, Times
from game.view.view import Brief, View
from game.view.words import clock_text, points_text

_WHEN: Final = "It begins when the facilitator says so."
_UNTIL_CLOSED: Final = "When the room closes, you can look back on your calls here."
_PAUSED: Final = "The facilitator has paused the room. All clocks stand still."
_FETCHING: Final = "Your calls are being looked through…"
_NOTHING: Final = "You took no call in this room."
_LOOK_BACK: Final = (
    "Choose a call by its number to look back on it. From there you can practise it, as long as "
    "the host is up."
)


@frozen
class RoomPage:
    """What there is to read."""

    heading: str
    """What matters most."""
    large: str = ""
    """What is to be read across a room; empty for nothing."""
    told: tuple[str, ...] = ()
    """Further sentences, a paragraph each; some are texts of a level's author."""
    rows: tuple[str, ...] = ()
    """Calls that can be chosen by their number."""
    enter: str = ""
    """What Enter does; empty for nothing."""


@frozen
class KnownCall:
    """What matters of a call to who is not looking at it."""

    caller_name: str
    """How the caller is called in passing."""
    brief: Brief
    """What was known before."""
    memory: str
    """How the caller knows us, as a sentence; empty where nothing was said of that."""
    answered: bool
    """Whether the agent has picked up."""
    over: bool
    """Whether nothing more can be done in it."""


def known_call(view: View) -> KnownCall:
    """Return what matters of a call that is seen."""
    memory = "" if view.carried is None else view.carried.memory
    return KnownCall(view.caller_name, view.brief, memory, view.answered, view.over)


@frozen
class KnownRoom:
    """How a room stands for one of its players, as far as they know."""

    welcome: Welcome
    """Who they are there."""
    news: RoomNews
    """How the room stands, as it was last told."""
    left: int
    """How long it still runs, in milliseconds."""
    begins: int
    """How long until the calls begin, in milliseconds; 0 but in the countdown."""
    since: int | None
    """How long ago the board was frozen, in milliseconds; None where it is not."""
    call: KnownCall | None
    """The call they are in; None where nothing was told of it."""


def room_page(
    moment: KnownRoom,
    looked_back: Sequence[str] | None,
    leaving: str,
    times: Times = AS_THEY_STAND,
) -> RoomPage:
    """Return what there is to read between the calls.

    `looked_back`: the rows of the calls that can be looked back on (`debrief_row`), once the room
    is closed; None as long as they are not there. `leaving`: how one leaves before that. `times`
    writes the lengths of time that go on.
    """
    news = moment.news
    if news.phase is RoomPhase.CLOSED:
        return _closed(news, looked_back)
    if news.phase in (RoomPhase.RUNNING, RoomPhase.PAUSED):
        return _between(moment, leaving, times)
    who = words.who_words(moment.welcome, news)
    size = f"{words.size_words(news, moment.left, times)} {words.CLOCK}"
    if news.phase is RoomPhase.LOBBY:
        return RoomPage(who, told=(f"{words.people_words(news.players)} {_WHEN}", size))
    return RoomPage("It begins in", times.seconds_to_go(moment.begins), (who, size))


def _between(moment: KnownRoom, leaving: str, times: Times) -> RoomPage:
    """Return the page while the calls are played."""
    news, call = moment.news, moment.call
    paused = news.phase is RoomPhase.PAUSED
    pause = (_PAUSED,) if paused else ()
    if call is None:
        return RoomPage(pause[0] if pause else "The next call is being put through…")
    which = f"Call {news.call + 1} of {news.calls}"
    if not call.over:
        enter = "" if paused else "answer the call" if not call.answered else "back to the call"
        does = "is on the line" if call.answered else "is calling"
        heading = f"{which}: {call.caller_name} {does}."
        return RoomPage(heading, told=(*pause, *_brief(call)), enter=enter)
    standing = words.standing_words(news, moment.since, times)
    if news.call + 1 < news.calls:
        more = f"{which} is behind you."
        enter = "" if paused else "take the next call"
        return RoomPage(standing or more, told=(*pause, more) if standing else pause, enter=enter)
    return RoomPage(words.LAST_CALL, told=(*pause, standing, f"{_UNTIL_CLOSED} {leaving}"))


def _brief(call: KnownCall) -> tuple[str, ...]:
    """Return what is known of a call before it is answered."""
    brief = call.brief
    limits = f"Limits: {' '.join(brief.limits)}" if brief.limits else ""
    good = f"A good handle time is {clock_text(brief.target_ms)}."
    return tuple(filter(None, (brief.text, call.memory, limits, good)))


def _closed(news: RoomNews, looked_back: Sequence[str] | None) -> RoomPage:
    place = words.place_words(news)
    told = (words.STILL_FROZEN,) if news.since is not None else ()
    if looked_back is None:
        return RoomPage(place or words.CLOSED, told=(*told, _FETCHING))
    rows = tuple(looked_back)
    return RoomPage(
        place or words.CLOSED, told=(*told, _LOOK_BACK if rows else _NOTHING), rows=rows
    )


def debrief_row(call: int, debrief: Debrief) -> str:
    """Return the row of a call that can be looked back on; `call`: which of the room, from 0."""
    return f"{call + 1}  {debrief.title}: {points_text(debrief.score.total)}"
