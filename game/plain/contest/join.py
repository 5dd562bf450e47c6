"""A competition line by line: the lobby, the calls in their order, and what came of them."""

import json
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Final

from attrs import define, evolve

from game.contest.client.address import RoomAddress
from game.contest.client.knowledge import RoomClosedError
from game.contest.client.link import LinkOver
from game.contest.client.order import JoinOrder
from game.contest.client.own_record import result_of
from game.contest.client.seat_room import SeatRoom
from game.contest.client.thread import ThreadLink
from game.contest.client.tokens import forget_token, token_for
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import DeniedFor, Join, RoomNews
from game.contest.wording import words
from game.exits import FAILED, INTERRUPTED, MISUSED, Terminated
from game.plain.call.plain_call import PlainCall
from game.plain.call.show import title_lines
from game.plain.console import LONGEST_LINE, Console, EndOfInput
from game.plain.report import debrief_lines
from game.plain.watched_input import WatchedInput
from game.play.debrief import Debrief
from game.record.room_calls import keep_result
from game.text import clean
from game.view.commands import Answered
from game.view.view import View
from game.view.words import clock_text, seconds_text

_LEAVING: Final = "The call goes on without you; join again to come back to it."
_NEXT: Final = "Press Enter for the next call, or type quit to leave the room."
_QUIT: Final = frozenset({"quit", "q", "exit", "leave"})
_UNTIL_CLOSED: Final = (
    "When the room closes, you can look back on your calls here. To leave before that, press "
    "ctrl+c: you can come back."
)
_LEFT: Final = "You left. Your seat stays yours: join again with the same name to come back to it."
_ENDED: Final = "The input ended before the room did. Join again with the same name to come back."
_STOPPED: Final = "Stopped. Join again with the same name to come back to your seat."


_ENDED_OUTSIDE: Final = "The input ended before you were in the room."
_STOPPED_OUTSIDE: Final = "Stopped."
_NOBODY: Final = (
    "Nobody answers at {origin}. See whether that is the address the host shows, and whether you "
    "are on its network."
)


@define
class Seated:
    """Whether somebody has a seat that they can come back to."""

    seated: bool = False


def join_plainly(order: JoinOrder, console: Console) -> int:
    """Take part in a competition and return an exit code."""
    typed = WatchedInput(console.reads, LONGEST_LINE)
    console = evolve(console, reads=typed)
    name, seated = order.name, Seated()
    try:
        while True:
            name = name if name is not None else _ask_name(console)
            code, again = _take_part(order, name, console, typed, seated)
            if not again:
                return code
            # A name that will not do is a slip, where somebody sits there to choose another one.
            name = None
    except EndOfInput:
        console.complain(_ENDED if seated.seated else _ENDED_OUTSIDE)
        return MISUSED
    except KeyboardInterrupt:
        console.complain(_STOPPED if seated.seated else _STOPPED_OUTSIDE)
        return INTERRUPTED
    except Terminated as error:
        return error.code


def _ask_name(console: Console) -> str:
    while True:
        console.say("What do you want to be called in the room?")
        if name := console.ask().text:
            return name


def _take_part(
    order: JoinOrder, name: str, console: Console, typed: WatchedInput, seated: "Seated"
) -> tuple[int, bool]:
    """Take part under a name; return an exit code, and whether to ask for another name."""
    token, _ = token_for(order.code, name)
    first = Join(order.code, name[:_MOST_TYPED], token, order.team)
    link = ThreadLink(order.address.url, first, order.tls)
    room = SeatRoom(link, lambda said: _say_at_once(console, typed, said))
    typed.watching = lambda: _below_prompt(room.watching(), console)
    try:
        _wait_for_host(room, console, order.address)
        seated.seated = True
        _Part(room, console, order, typed).play()
    except LinkOver as over:
        console.complain(str(over))
        # Where another room is at its address now, the one it was welcomed to may come back.
        if over.is_about_who and room.welcome is None:
            forget_token(order.code, name)
        # Nobody is there to choose another name where the lines come from a script.
        return MISUSED if room.welcome is None else FAILED, (
            over.about is DeniedFor.NAME and not console.echo
        )
    finally:
        link.close()
        typed.watching = lambda: lambda: False
    return 0, False


def _wait_for_host(room: SeatRoom, console: Console, address: RoomAddress) -> None:
    """Wait until one is in the room; LinkOver where nobody answers."""
    start, told = monotonic(), False
    while room.welcome is None or room.news is None:
        room.wait()
        waited = monotonic() - start
        if waited > _WORD and not told:
            told = True
            console.say(f"Nobody answers at {address.origin} yet. Trying on.")
            console.flush()
        if waited > _PATIENCE:
            raise LinkOver(_NOBODY.format(origin=address.origin))


def _say_at_once(console: Console, typed: WatchedInput, said: str) -> None:
    """Say something that happens while somebody may be looking at a prompt."""
    if typed.waiting:
        # Off the prompt's line, and with a new one below it.
        console.say()
    console.say(said)
    if typed.waiting:
        console.prompt()
    console.flush()


def _below_prompt(look: Callable[[], bool], console: Console) -> Callable[[], bool]:
    """Return a look that leaves the prompt's line where a line is given that nobody typed."""

    def looked() -> bool:
        found = look()
        if found and not console.echo:
            console.say()
        return found

    return looked


_MOST_TYPED: Final = 200

_WORD: Final = 3.0
"""Seconds after which somebody who waits for a host is told that nobody answers."""

_PATIENCE: Final = 30.0
"""Seconds after which a host that never answered is given up, and one that has shown the debriefs
and is gone."""


class _Part:
    """One player's part in a competition, from the lobby to its close."""

    def __init__(
        self, room: SeatRoom, console: Console, order: JoinOrder, typed: WatchedInput
    ) -> None:
        self._typed = typed
        self._room = room
        self._console = console
        self._order = order

    def play(self) -> None:
        """Play it; LinkOver where the host hangs up for good."""
        self._wait_in_lobby()
        # Whoever pressed keys while they waited has not meant to answer a call unread.
        self._typed.drop()
        # It may close with a call open, and at a prompt between two of them.
        with suppress(RoomClosedError):
            if self._play_calls():
                self._console.say(_LEFT)
                return
            self._wait_for_close()
        self._say_closed()
        self._look_back()

    def _say_closed(self) -> None:
        news = self._room.news
        is_open = news is not None and self._room.is_open(news.call)
        self._console.say(f"{words.CLOSED} {words.OPEN_CALL}" if is_open else words.CLOSED)

    def _wait_in_lobby(self) -> None:
        room = self._room
        self._say_who()
        told, when = 0, " It begins when the facilitator says so."
        while room.phase is RoomPhase.LOBBY:
            players = room.news.players if room.news else 0
            if players != told:
                told = players
                self._console.say(f"{words.people_words(players)}{when}")
                when = ""
                self._console.flush()
            room.wait()
        if room.phase is RoomPhase.COUNTDOWN:
            begins = room.news.begins if room.news else 0
            self._console.say(f"It begins in {seconds_text(begins)}.")
            self._console.flush()
            room.wait_until(lambda: room.phase is not RoomPhase.COUNTDOWN)

    def _say_who(self) -> None:
        welcome, news = self._room.welcome, self._room.news
        assert welcome is not None  # noqa: S101 - waited for
        assert news is not None  # noqa: S101 - waited for
        self._console.say(words.who_words(welcome, news))
        if news.phase is not RoomPhase.CLOSED:
            self._console.say(f"{words.size_words(news, news.left)} {words.CLOCK}")

    def _play_calls(self) -> bool:
        """Play the calls that are left; return whether the player has left the room."""
        room = self._room
        while room.phase is not RoomPhase.CLOSED:
            news = room.news
            assert news is not None  # noqa: S101 - waited for
            line = room.line(news.call)
            view = line.view
            if not view.over:
                self._say_which(view, news)
                call = PlainCall(self._console, line, leaving=_LEAVING)
                call.play()
                if not line.view.over:
                    return True
            if news.call + 1 >= news.calls:
                return False
            if self._between():
                return True
            answer = room.go_to(news.call + 1)
            if answer.answered is Answered.REFUSED:
                self._console.say(answer.reason)
                continue
            wanted = news.call + 1
            room.wait_until(lambda: room.news is not None and room.news.call >= wanted)  # noqa: B023 - waited for here
        return False

    def _say_which(self, view: View, news: RoomNews) -> None:
        """Say which call it is that one comes back to; one that rings is told with its brief."""
        if view.answered:
            self._console.say(f"You are back in call {news.call + 1} of {news.calls}.")
            self._console.say_all(title_lines(view.brief)[:1])

    def _between(self) -> bool:
        """Say how it stands, and wait for a key; return whether the player leaves."""
        self._console.say()
        self._say_standing()
        while self._room.phase is not RoomPhase.CLOSED:
            self._console.say(_NEXT)
            said = self._console.ask().text.casefold()
            self._room.wait(0)
            if said in _QUIT:
                return True
            if not said or said == "next":
                return False
        return False

    def _say_standing(self) -> None:
        self._room.wait(0)
        news = self._room.news
        if news is None:
            return
        if standing := words.standing_words(news, self._room.since):
            self._console.say(standing)
        self._console.say(f"Time left: {clock_text(self._room.left)}.")

    def _wait_for_close(self) -> None:
        room = self._room
        if room.phase is RoomPhase.CLOSED:
            return
        self._console.say()
        self._console.say(words.LAST_CALL)
        self._say_standing()
        self._console.say(_UNTIL_CLOSED)
        self._console.flush()
        room.wait_until(lambda: room.phase is RoomPhase.CLOSED)

    def _look_back(self) -> None:
        """Look back on every call that was played, and say the place that came of it."""
        room = self._room
        calls = room.news.calls if room.news else 0
        looked = {call: self._debrief(call) for call in range(calls)}
        found = [each for each in looked.values() if each is not None]
        for number, debrief in enumerate(found, 1):
            self._console.say()
            self._console.say(f"Call {number}: {debrief.title}")
            self._console.say_all(debrief_lines(debrief, self._console.width))
        self._wait_for_places()
        self._keep(looked)
        self._console.say()
        news = room.news
        # A board that is frozen shows places that are not the last.
        if news is not None and (place := words.place_words(news)):
            self._console.say(place)
        if self._order.as_json:
            self._console.say_all([json.dumps(self._outcome(found))])
        self._console.flush()

    def _keep(self, looked: dict[int, Debrief | None]) -> None:
        """Keep what came of the calls in the player's own record."""
        welcome, news = self._room.welcome, self._room.news
        try:
            for call, debrief in looked.items():
                if debrief is not None and welcome is not None and news is not None:
                    keep_result(result_of(self._order, welcome, news, call, debrief))
        except OSError as error:
            why = clean(error.strerror or str(error))
            self._console.complain(f"What you played here could not be kept for later: {why}.")

    def _debrief(self, call: int) -> Debrief | None:
        return self._room.debrief(call)

    def _wait_for_places(self) -> None:
        """Wait until the board is shown as it is; the host may end before that."""
        if not self._is_frozen():
            return
        self._console.say(words.STILL_FROZEN)
        self._console.flush()
        here = monotonic()
        with suppress(LinkOver):
            while self._is_frozen() and monotonic() - here <= _PATIENCE:
                self._room.wait()
                here = here if self._room.lost else monotonic()
        if self._is_frozen():
            self._console.say("The host ended before the places were shown here.")

    def _is_frozen(self) -> bool:
        return self._room.news is not None and self._room.news.since is not None

    def _outcome(self, found: list[Debrief]) -> dict[str, object]:
        welcome, news = self._room.welcome, self._room.news
        return {
            "seat": welcome.seat if welcome else 0,
            "name": welcome.name if welcome else "",
            "place": news.place if news else 0,
            "players": news.players if news else 0,
            "points": news.points if news else 0,
            "calls": [{"title": each.title, "points": each.score.total} for each in found],
        }
