"""What a facilitator reads of a room: sentences and facts, made of how it stands."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shlex import quote
from typing import Final

from textual.content import Content

from game.contest.client.link import LinkState
from game.contest.identity.codes import spaced
from game.contest.identity.join_link import phone_link
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import SeatStatus, Status
from game.text import clean
from game.tui.plain_content import NOTHING, Ink, content, one_line
from game.view.kinds import SECOND
from game.view.words import clock_text, span_text

Fact = tuple[Content, Content]
"""A label and what stands beside it."""

_MOST_ADDRESSES: Final = 3
"""More of them would only be a choice that nobody wants to make."""

_MOST_NAMES: Final = 6
"""Names of those who are gone that stand in one line; the board has them all."""

_MOST_TEAMS: Final = 8

PHASES: Final = {
    RoomPhase.LOBBY: "people come in",
    RoomPhase.COUNTDOWN: "about to begin",
    RoomPhase.RUNNING: "running",
    RoomPhase.PAUSED: "paused",
    RoomPhase.CLOSED: "closed",
}

_LINKS: Final = {
    LinkState.CONNECTING: "Connecting to the host.",
    LinkState.RECONNECTING: "The host does not answer. The room's clock stands while it is gone.",
    LinkState.OVER: "The link to the host has ended. q leaves.",
}

_LOOPBACK: Final = (
    "Only this machine can join at this address. To let others in, host with --bind and an address "
    "of this machine in their network."
)
_NOBODY_HOLDS: Final = (
    "Its host has ended. To go on with the room where it stands, type in another terminal: "
    "callcraft host --resume {path} --headless"
)
_NOBODY: Final = "Nobody is in yet: show everybody the address and the code."
_LAST_PLACES: Final = "Everybody still sees the board as it stood. f shows it as it is now."
_AFTERWARDS: Final = (
    "r looks back on the calls with everybody. As long as the host is up, players look back on "
    "theirs; e ends it."
)
_NO_ADDRESS: Final = "This machine has no address at which others could join."


def link_words(state: LinkState, over: str = "") -> str:
    """Return how it stands with the host; empty where all is well.

    `over`: why the link has ended for good, where it has.
    """
    if state is LinkState.OVER and over:
        return f"{over} q leaves."
    return _LINKS.get(state, "")


def lets_in(status: Status) -> bool:
    """Return whether people can join now."""
    if status.phase is RoomPhase.LOBBY:
        return True
    return status.admits and status.phase is not RoomPhase.CLOSED


def playing(status: Status) -> list[SeatStatus]:
    """Return the seats that were not taken out."""
    return [seat for seat in status.seats if not seat.removed]


def facts_of(status: Status) -> Iterator[Fact]:
    """Yield what stands above the board."""
    if status.phase is RoomPhase.LOBBY:
        yield from _lobby(status)
    elif status.phase is RoomPhase.CLOSED:
        yield from _closed(status)
    else:
        yield from _clock(status)
        if status.admits and status.addresses:
            yield _they_type(status)
        yield _fact("Players", _players(status))
        yield _fact("Board", _board(status), Ink.WARNING if status.frozen else Ink.PLAIN)
        yield from _teams(status)


def next_step(status: Status) -> Content:
    """Return what whoever leads can do now, or has to see to first."""
    seats = playing(status)
    away = [seat for seat in seats if not seat.here]
    match status.phase:
        case RoomPhase.LOBBY:
            step = _before_start(len(seats), away)
        case RoomPhase.COUNTDOWN:
            step = content("The calls are about to begin.", Ink.STRONG)
        case RoomPhase.PAUSED:
            step = content("Paused: all clocks stand still. p lets them run on.", Ink.WARNING)
        case RoomPhase.CLOSED:
            step = content(_LAST_PLACES if status.frozen else _AFTERWARDS, Ink.STRONG)
        case _:
            step = content(f"Gone: {_names(away)}.", Ink.WARNING) if away else NOTHING
    return step


def _before_start(players: int, away: Sequence[SeatStatus]) -> Content:
    if players == 0:
        return content(_NOBODY, Ink.STRONG)
    if away:
        return content(f"{len(away)} of {players} gone: {_names(away)}.", Ink.WARNING)
    many = "1 is in." if players == 1 else f"{players} are in."
    return content(f"{many} When everybody is, s starts the calls.", Ink.STRONG)


def nobody_holds(log: Path) -> Content:
    """Return what to do where a host has ended before its room."""
    return content(_NOBODY_HOLDS.format(path=quote(clean(str(log)))), Ink.WARNING)


def clock_words(status: Status) -> str:
    """Return what the large clock shows; empty where there is none."""
    match status.phase:
        case RoomPhase.COUNTDOWN:
            # Rounded up, so that it never shows 0 while there is a moment left.
            return str(-(-status.begins // 1_000))
        case RoomPhase.RUNNING | RoomPhase.PAUSED:
            return clock_text(status.left)
        case _:
            return ""


def _lobby(status: Status) -> Iterator[Fact]:
    addresses = status.addresses[:_MOST_ADDRESSES]
    yield _fact("Join at", ", ".join(addresses) or _NO_ADDRESS, Ink.STRONG)
    if addresses:
        yield _they_type(status)
        if link := phone_link(status.addresses, status.code):
            yield _fact("Phones", f"{link} (v shows a code for cameras)")
        if all(map(_is_loopback, addresses)):
            yield _fact("Mind", _LOOPBACK, Ink.WARNING)
    calls = "one call" if len(status.calls) == 1 else f"{len(status.calls)} calls"
    yield _fact("Then", f"{calls} in {clock_text(status.limit)}. {_late(status)}")


def _closed(status: Status) -> Iterator[Fact]:
    yield _fact("Players", f"{len(playing(status))}")
    yield from _teams(status)
    if status.digest:
        yield _fact("Digest", status.digest)
        yield _fact("", "Write it down: with it, anyone can tell later that nothing was changed.")


def _teams(status: Status) -> Iterator[Fact]:
    if status.teams:
        told = (f"{team.place}. {team.name} {team.points}" for team in status.teams[:_MOST_TEAMS])
        more = len(status.teams) - _MOST_TEAMS
        yield _fact("Teams", ", ".join(told) + (f", and {more} more" if more > 0 else ""))


def _they_type(status: Status) -> Fact:
    return _fact("They type", f"callcraft join {status.addresses[0]} {spaced(status.code)}")


def _clock(status: Status) -> Iterator[Fact]:
    left = f"{clock_text(status.left)} of {clock_text(status.limit)}"
    if status.phase is RoomPhase.COUNTDOWN:
        left = f"The calls begin in {clock_words(status)}."
    yield (content("Time left", Ink.FAINT), content(left, Ink.STRONG))


def _players(status: Status) -> str:
    seats = playing(status)
    away = sum(not seat.here for seat in seats)
    gone = f", {away} gone" if away else ""
    done = sum(seat.done == len(status.calls) for seat in seats)
    through = f", {done} through all calls" if done else ""
    return f"{len(seats)}{gone}{through}. {_late(status)}"


def _board(status: Status) -> str:
    if not status.frozen:
        return "Everybody sees it as it is."
    return f"Frozen for {span_text(status.since or 0)}: everybody sees it as it stood then."


def _late(status: Status) -> str:
    if status.admits:
        return "Late comers are let in."
    lobby = status.phase is RoomPhase.LOBBY
    return "After the start nobody is let in." if lobby else "Late comers are not let in."


def _names(seats: Sequence[SeatStatus]) -> str:
    named = ", ".join(map(_gone, seats[:_MOST_NAMES]))
    more = len(seats) - _MOST_NAMES
    return f"{named}, and {more} more" if more > 0 else named


def _gone(seat: SeatStatus) -> str:
    # Since a host began anew, nobody knows how long.
    return f"{seat.name} ({span_text(seat.gone)})" if seat.gone >= SECOND else seat.name


def _is_loopback(address: str) -> bool:
    host = address.partition("://")[2]
    return host.startswith(("127.", "localhost", "[::1]"))


def _fact(label: str, said: str, ink: Ink = Ink.PLAIN) -> Fact:
    return content(label, Ink.FAINT), one_line(said, ink)
