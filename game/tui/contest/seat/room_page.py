"""What stands on the screen of a room between its calls, as values."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen

from game.contest.client import words
from game.contest.client.seat_client import SeatClient
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import RoomNews
from game.play.debrief import Debrief
from game.view.kinds import SECOND
from game.view.view import View
from game.view.words import clock_text, points_text

_WHEN: Final = "It begins when the facilitator says so."
_TRYING: Final = "Nobody answers there yet. It goes on trying."
_UNTIL_CLOSED: Final = (
    "When the room closes, you can look back on your calls here. To leave before that, press q: "
    "your seat stays yours."
)
_PAUSED: Final = "The facilitator has paused the room. All clocks stand still."
_FETCHING: Final = "Your calls are being looked through…"
_NOTHING: Final = "You took no call in this room."
_LOOK_BACK: Final = (
    "Press a number to look back on a call. From there you can practise it, as long as the host is "
    "up."
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


def room_page(
    seat: SeatClient, debriefs: Sequence[Debrief | None] | None, *, waited: float
) -> RoomPage:
    """Return what stands on the screen of a room now.

    `debriefs`: of the room's calls, once it is closed; None as long as they are not here. `waited`:
    seconds since one began to look for the room.
    """
    known, news, over = seat.known, seat.known.news, seat.over
    if over is not None:
        return RoomPage(str(over))
    if known.welcome is None or news is None:
        told = (_TRYING,) if waited > _LONG else ()
        return RoomPage(f"Looking for the room at {seat.order.address.origin}", told=told)
    who = words.who_words(known.welcome, news)
    size = f"{words.size_words(news, known.left)} {words.CLOCK}"
    match known.phase:
        case RoomPhase.LOBBY:
            return RoomPage(who, told=(f"{words.people_words(news.players)} {_WHEN}", size))
        case RoomPhase.COUNTDOWN:
            return RoomPage("It begins in", str(-(-known.begins // SECOND)), (who, size))
        case RoomPhase.CLOSED:
            return _closed(news, debriefs)
    return _between(seat, news)


_LONG: Final = 3.0
"""Seconds after which somebody who waits for a host is told that nobody answers."""


def _between(seat: SeatClient, news: RoomNews) -> RoomPage:
    """Return the page while the calls are played."""
    known, paused = seat.known, seat.known.phase is RoomPhase.PAUSED
    pause = (_PAUSED,) if paused else ()
    if not known.knows(news.call):
        return RoomPage(pause[0] if pause else "The next call is being put through…")
    view = known.view(news.call)
    which = f"Call {news.call + 1} of {news.calls}"
    if not view.over:
        enter = "" if paused else "answer the call" if not view.answered else "back to the call"
        heading = f"{which}: {view.caller_name} is calling."
        return RoomPage(heading, told=(*pause, *_brief(view)), enter=enter)
    standing = words.standing_words(news, known.since)
    if news.call + 1 < news.calls:
        more = f"{which} is behind you."
        enter = "" if paused else "take the next call"
        return RoomPage(standing or more, told=(*pause, more) if standing else pause, enter=enter)
    return RoomPage(words.LAST_CALL, told=(*pause, standing, _UNTIL_CLOSED))


def _brief(view: View) -> tuple[str, ...]:
    """Return what is known of a call before it is answered."""
    brief = view.brief
    carried = () if view.carried is None else (view.carried.memory,)
    limits = (f"Limits: {' '.join(brief.limits)}",) if brief.limits else ()
    good = f"A good handle time is {clock_text(brief.target_ms)}."
    return (brief.text, *carried, *limits, good) if brief.text else (*carried, *limits, good)


def _closed(news: RoomNews, debriefs: Sequence[Debrief | None] | None) -> RoomPage:
    place = words.place_words(news)
    frozen = words.STILL_FROZEN if news.since is not None else ""
    told = tuple(each for each in (frozen,) if each)
    if debriefs is None:
        return RoomPage(place or words.CLOSED, told=(*told, _FETCHING))
    rows = tuple(
        f"{number}  {_row(debrief)}" for number, debrief in enumerate(debriefs, 1) if debrief
    )
    return RoomPage(
        place or words.CLOSED, told=(*told, _LOOK_BACK if rows else _NOTHING), rows=rows
    )


def _row(debrief: Debrief) -> str:
    return f"{debrief.title}: {points_text(debrief.score.total)}"


def aside_words(seat: SeatClient) -> str:
    """Return what stands at the end of the title line."""
    known = seat.known
    if known.welcome is None or known.news is None:
        return ""
    left = f"{clock_text(known.left)} left" if known.phase in _RUNS else ""
    return " · ".join(each for each in (seat.trouble, known.welcome.name, left) if each)


_RUNS: Final = (RoomPhase.RUNNING, RoomPhase.PAUSED)
