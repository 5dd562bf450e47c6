"""What everybody reads of a room on the wall: which face it shows, and its sentences."""

from enum import StrEnum
from typing import Final

from attrs import frozen

from game.call.units import MINUTE
from game.contest.identity.codes import spaced
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import BoardClock, BoardNews, BoardRow, BoardTeam
from game.view.words import minutes_text

CONNECTING: Final = "Connecting to the room…"
LOST: Final = "The connection is gone; trying to come back. This is how it stood."
ASK: Final = "Ask how to join."
JOIN_AT: Final = "Join at"
OR_TYPE: Final = "or type"
BEGIN_IN: Final = "The calls begin in"
SOON: Final = "The places are shown soon."
NOBODY: Final = "The room is closed. Nobody has played in it."

PLACE_HEAD: Final = "Place"
"""What the column of the places is called, where that is only read out."""
PLAYER_HEADS: Final = ("Name", "Team", "Points", "Calls")
TEAM_HEADS: Final = ("Team", "", "Points", "")
"""What stands above the columns behind that of the places."""

ON: Final = ("Space", "next")
BACK: Final = ("←", "back")
AGAIN: Final = ("r", "again")
PAGES: Final = ("PgUp PgDn", "everybody")
"""Keys with which places are shown, and what they do."""


class BoardFace(StrEnum):
    """What a board shows."""

    WAITING = "waiting"
    """Nothing was heard yet."""
    LOBBY = "lobby"
    COUNTDOWN = "countdown"
    STANDING = "standing"
    """Who stands where."""
    SOON = "soon"
    """The room is closed, and the places are not shown yet."""
    NOBODY = "nobody"
    """The room is closed, and was before it began: there are no places."""
    PLACES = "places"
    """The places, one after another."""


def face_of(news: BoardNews | None, clock: BoardClock | None) -> BoardFace:
    """Return what is to be shown of what was heard; None for nothing."""
    if news is None or clock is None:
        return BoardFace.WAITING
    match clock.phase:
        case RoomPhase.LOBBY:
            return BoardFace.LOBBY
        case RoomPhase.COUNTDOWN:
            return BoardFace.COUNTDOWN
        case RoomPhase.CLOSED if news.frozen:
            return BoardFace.SOON
        case RoomPhase.CLOSED:
            return BoardFace.PLACES if has_places(news) else BoardFace.NOBODY
        case _:
            return BoardFace.STANDING


def has_places(news: BoardNews) -> bool:
    """Return whether somebody stands anywhere: nobody does before the calls begin."""
    return bool(news.rows) and news.rows[0].place > 0


def typed_words(news: BoardNews) -> str:
    """Return what is typed into a terminal to join; empty where nobody can."""
    if not news.addresses:
        return ""
    return f"callcraft join {news.addresses[0]} {spaced(news.code)}"


def people_in_words(news: BoardNews) -> str:
    """Return how many have come in."""
    many = len(news.rows)
    return "Nobody is in yet." if not many else f"{many} {'is' if many == 1 else 'are'} in."


def to_play_words(news: BoardNews, left: int) -> str:
    """Return how much there is to play, and in how much time; `left`: milliseconds."""
    calls = "One call" if news.calls == 1 else f"{news.calls} calls"
    return f"{calls} in {minutes_text(left)}."


def place_number(place: int) -> str:
    """Return a place as it stands before a name; empty before the calls begin."""
    return f"{place}." if place else ""


def done_words(row: BoardRow, calls: int) -> str:
    """Return how many of so many calls somebody has behind them."""
    return f"{row.done} of {calls}"


def members_words(team: BoardTeam) -> str:
    """Return how many play for a team."""
    return "1 plays" if team.members == 1 else f"{team.members} play"


def more_words(more: int | str) -> str:
    """Return that there are so many more than there is room for."""
    return f"and {more} more"


def page_words(first: int | str, last: int | str, rows: int | str) -> str:
    """Return which of so many players are on a page."""
    return f"{first} to {last} of {rows} players"


@frozen
class BesideTime:
    """The few words beside the time of a room that runs; what there is none of is empty."""

    time: str
    """What the time is, or that it stands."""
    paused: bool
    """Whether it stands."""
    size: str
    """How many play how much."""
    stood: str
    """How old the board is, where it is frozen."""
    join: str
    """How one still joins, where late comers are let in."""


def beside_time(news: BoardNews, clock: BoardClock) -> BesideTime:
    """Return what stands beside the time."""
    many = "1 player" if len(news.rows) == 1 else f"{len(news.rows)} players"
    calls = "one call" if news.calls == 1 else f"{news.calls} calls"
    joins = news.code and news.addresses
    paused = clock.phase is RoomPhase.PAUSED
    return BesideTime(
        "Paused. All clocks stand still." if paused else "left",
        paused,
        f"{many}, {calls}",
        "" if clock.since is None else f"The board as it stood {_ago(clock.since)}.",
        f"Join: {news.addresses[0]} {spaced(news.code)}" if joins else "",
    )


def _ago(ms: int) -> str:
    return f"{minutes_text(ms)} ago" if ms >= MINUTE else "less than a minute ago"
