"""What a player is told of their room, in sentences; the same on every screen and line by line."""

from typing import Final

from game.contest.rules.clock import RoomPhase
from game.contest.rules.tuning import WHOLE
from game.contest.wire.messages import RoomNews, Welcome
from game.view.times import AS_THEY_STAND, Times
from game.view.words import clock_text, points_text

CLOCK: Final = "In a room the clock runs whatever you read; nothing you open stops it."
CLOSED: Final = "The room is closed."
OPEN_CALL: Final = "The call that was open counts as it stands."
STILL_FROZEN: Final = "The board is still frozen; the facilitator will show the places."
LAST_CALL: Final = "That was the last call."


def who_words(welcome: Welcome, news: RoomNews) -> str:
    """Return who one is in a room."""
    title = f"{news.title}. " if news.title else ""
    team = f" You play for {welcome.team}." if welcome.team else ""
    return f"{title}You are in the room as {welcome.name}.{team}"


def size_words(news: RoomNews, left: int, times: Times = AS_THEY_STAND) -> str:
    """Return how much there is to play, and in how much time; `left`: milliseconds."""
    many = "one call" if news.calls == 1 else f"{news.calls} calls"
    are = "is" if news.calls == 1 else "are"
    if news.phase in (RoomPhase.LOBBY, RoomPhase.COUNTDOWN):
        return f"There {are} {many} in {times.room_to_go(left)}."
    return f"There {are} {many}. Time left: {times.room_to_go(left)}."


def people_words(players: int) -> str:
    """Return how many are in a room."""
    return "One person is in the room." if players == 1 else f"{players} people are in the room."


def standing_words(news: RoomNews, since: int | None, times: Times = AS_THEY_STAND) -> str:
    """Return where one stands; empty where one is on no board yet.

    `since`: how long ago the board was frozen, in milliseconds; None where it is not.
    """
    if not news.place:
        return ""
    stood = "" if since is None else f", as the board stood {times.room_so_far(since)} ago"
    place = f"place {news.place} of {news.players}"
    return f"You are in {place}, {points_text(news.points)}{stood}."


def place_words(news: RoomNews) -> str:
    """Return what place one came to; empty where that is not shown, or one came to none."""
    if not news.place or news.since is not None:
        return ""
    return f"You came to place {news.place} of {news.players}, {points_text(news.points)}."


def renamed(before: Welcome | None, now: Welcome) -> list[str]:
    """Return that somebody is called otherwise now, where they are."""
    if before is None or before.name == now.name:
        return []
    return [f"You are called {now.name} in this room now."]


def news_sentences(before: RoomNews | None, news: RoomNews) -> list[str]:
    """Return what has changed for everybody; `before`: what was told before, None for nothing."""
    told = []
    was = None if before is None else before.phase
    if news.phase is RoomPhase.PAUSED and was is not RoomPhase.PAUSED:
        told.append("The facilitator has paused the room. All clocks stand still.")
    if news.phase is RoomPhase.RUNNING and was is RoomPhase.PAUSED:
        told.append("The room goes on.")
    if before is not None and news.limit != before.limit:
        told.append(f"The room runs for {clock_text(news.limit)} in all now.")
    if before is not None and news.share != before.share:
        times = news.share / WHOLE
        told.append(f"You have {times:g} times the time of others for reading and thinking.")
    return told
