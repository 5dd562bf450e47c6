"""What a player is told of their room, in sentences; the same on every screen and line by line."""

from typing import Final

from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import RoomNews, Welcome
from game.view.times import AS_THEY_STAND, Times
from game.view.words import points_text

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
