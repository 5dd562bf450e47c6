"""A whole competition on screens, all at once and all in real pseudo-terminals.

A facilitator, a projector, two players at terminals of two sizes and two line by line; with a lost
connection, a second window, a pause, more time for one, and a host that is killed and taken up.
"""

import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
from attrs import Factory, define

from tests.cli.program import CALLCRAFT, run
from tests.contest.host.processes import processes_of
from tests.end_to_end.terminal import Terminal

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux does"),
]

CALLS: Final = ("parcel", "discontinued")
KEYS: Final = ("x", "l", "x", "1", "x", "2", "x")
"""What the players at terminals press in a call, each once it is meant."""
LINES: Final = ("", "listen", "1", "2", "listen", "1")
"""What the others type."""


@define
class Proxy:
    """What stands between a player and the host, and can be torn."""

    listener: socket.socket = Factory(lambda: socket.create_server(("127.0.0.1", 0)))
    host: int = 0
    open: bool = True
    pairs: list[socket.socket] = Factory(list)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.listener.getsockname()[1])

    def run(self) -> None:
        """Let everybody through, one thread a way."""
        with suppress(OSError):
            while True:
                near, _ = self.listener.accept()
                if not self.open:
                    # As a network that is gone does: no answer, and no refusal either.
                    self.pairs.append(near)
                    continue
                try:
                    far = socket.create_connection(("127.0.0.1", self.host))
                except OSError:
                    near.close()
                    continue
                self.pairs += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_pass_on, args=(one, other), daemon=True).start()

    def tear(self) -> None:
        """Let nobody through any more, and hang up on those who were."""
        self.open = False
        self._hang_up()

    def mend(self) -> None:
        """Let everybody through again."""
        self.open = True
        self._hang_up()

    def _hang_up(self) -> None:
        for each in self.pairs:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self.pairs.clear()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65_536):
            other.sendall(data)
    for each in (one, other):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)


@contextmanager
def proxied() -> Iterator[Proxy]:
    """Run a proxy."""
    proxy = Proxy()
    threading.Thread(target=proxy.run, daemon=True).start()
    try:
        yield proxy
    finally:
        proxy.tear()
        proxy.listener.close()


@define
class Room:
    """Everybody, each at a terminal."""

    folder: Path
    address: str
    code: str
    stack: ExitStack
    lead: Terminal
    board: Terminal
    small: Terminal
    large: Terminal
    typists: list[Terminal]

    @property
    def players(self) -> list[Terminal]:
        """Those who play."""
        return [self.small, self.large, *self.typists]

    def contest(self, *typed: str) -> str:
        """Type a command of a facilitator."""
        done = run(self.folder, "contest", *typed)
        assert done.returncode == 0, done.stderr
        return done.stdout


def sees(terminal: Terminal, *words: str) -> None:
    """Wait until a terminal shows some words."""
    terminal.wait_for(*words)


def test_a_whole_competition_on_screens(tmp_path: Path) -> None:
    with proxied() as proxy, ExitStack() as stack:
        room = everybody_comes(tmp_path, proxy, stack)
        one_has_more_time(room)
        begin(room)
        a_connection_is_lost(room, proxy)
        a_seat_has_a_second_window(room)
        a_pause(room)
        the_host_is_killed(room)
        everybody_plays_on(room)
        it_ends(room)
    assert processes_of(tmp_path) == {}


def everybody_comes(folder: Path, proxy: Proxy, stack: ExitStack) -> Room:
    """Host the room, put it on the wall, and let everybody join."""

    def terminal(*typed: str, who: str, size: tuple[int, int] = (80, 24)) -> Terminal:
        data = folder / "data" if who in ("lead", "board") else folder / who
        return stack.enter_context(Terminal(*typed, data=data, columns=size[0], lines=size[1]))

    url = f"http://127.0.0.1:{proxy.port}"
    options = ("--minutes", "30", "--name", "Onboarding", "--public-url", url)
    lead = terminal("host", *CALLS, *options, who="lead", size=(120, 40))
    sees(lead, "Onboarding", "Nobody is in yet")
    status = json.loads(run(folder, "contest", "status", "--json").stdout)
    address = next(each for each in status["addresses"] if each != url)
    proxy.host, code = int(address.rsplit(":", 1)[1]), status["code"]
    board = terminal("contest", "board", who="board")
    sees(board, "Onboarding")
    small = terminal("join", address, code, "--name", "Ann", who="ann")
    large = terminal("join", url, code, "--name", "Bob", who="bob", size=(120, 40))
    typists = [
        terminal("join", address, code, "--plain", "--name", name, who=name)
        for name in ("Cem", "Dee")
    ]
    for each in (small, large, *typists):
        sees(each, "You are in the room as")
    sees(lead, "Ann", "Bob", "Cem", "Dee")
    sees(board, "4 are in")
    return Room(folder, address, code, stack, lead, board, small, large, typists)


def one_has_more_time(room: Room) -> None:
    """Give Cem half as much time again; nobody else is told."""
    room.contest("time", "Cem", "1.5")
    sees(room.typists[0], "1.5 times the time")
    for each in (room.small, room.large, room.typists[1], room.board):
        each.watch(0.2)
        assert "1.5" not in each.text


def begin(room: Room) -> None:
    """Start, and let everybody answer their first call."""
    room.lead.press("s")
    room.lead.wait_until(lambda text: "running" in text or "?" in text, "the start")
    with suppress(AssertionError):
        room.contest("start")
    for each in (room.small, room.large):
        sees(each, "is calling", "Enter answer the call")
        each.press("\r")
        sees(each, "Patience")
    for each in room.typists:
        sees(each, "Amara")
        for line in ("", *LINES[:2]):
            each.press(f"{line}\r")
            each.watch(0.3)
    sees(room.board, "Ann", "Bob", "Cem", "Dee")


def press_all(terminal: Terminal, keys: tuple[str, ...] = KEYS) -> None:
    """Press some keys, each once what came before is on the screen."""
    for key in keys:
        terminal.watch(0.6)
        terminal.press(key)
    terminal.watch(0.4)


def a_connection_is_lost(room: Room, proxy: Proxy) -> None:
    """Tear the network between Bob and the host; his call goes on meanwhile."""
    press_all(room.large, KEYS[:4])
    proxy.tear()
    sees(room.large, "reconnecting; your call goes on")
    sees(room.lead, "Bob")
    proxy.mend()
    room.large.wait_until(lambda text: "reconnecting" not in text, "the room again")
    press_all(room.large, KEYS[4:])


def a_seat_has_a_second_window(room: Room) -> None:
    """Open Ann's seat in a second terminal; the first says so."""
    press_all(room.small, KEYS[:4])
    first, typed = room.small, ("join", room.address, room.code, "--name", "Ann")
    room.small = room.stack.enter_context(Terminal(*typed, data=room.folder / "ann"))
    sees(room.small, "Patience")
    sees(first, "opened in another window")
    first.press("q")
    assert first.left() == 0


def a_pause(room: Room) -> None:
    """Pause the room by a key; everybody is told, and all clocks stand still."""
    room.lead.press("p")
    sees(room.lead, "paused")
    sees(room.small, "paused")
    sees(room.large, "paused")
    before = json.loads(room.contest("status", "--json"))
    for each in room.typists:
        sees(each, "The facilitator has paused the room.")
    after = json.loads(room.contest("status", "--json"))
    assert after["left"] == before["left"]
    room.lead.press("p")
    sees(room.typists[0], "The room goes on.")


def the_host_is_killed(room: Room) -> None:
    """Kill the host, and take its log up again; everybody comes back by themselves."""
    (number,) = (
        number for number, line in processes_of(room.folder).items() if "--headless" in line
    )
    (held,) = json.loads(room.contest("rooms", "--json"))
    os.kill(number, signal.SIGKILL)
    sees(room.small, "your call waits")
    sees(room.lead, "does not answer")
    log = held["log"]
    # Without a word of how it is reached: that is as it was.
    again = ("--resume", log, "--headless")
    command = [*CALLCRAFT[1:], "host", *again]
    room.stack.enter_context(Terminal(*command[2:], data=room.folder / "data", program=command[:2]))
    for each in (room.small, room.large):
        each.wait_until(lambda text: "reconnecting" not in text, "the room again")
    for each in room.typists:
        sees(each, "The connection is back.")
    room.lead.wait_until(lambda text: "does not answer" not in text, "the room again")


def everybody_plays_on(room: Room) -> None:
    """Let everybody put down, and take the second call."""
    for each in (room.small, room.large):
        each.press("q")
        sees(each, "is on the line, and the call goes on")
        each.press("h")
        sees(each, "The call is over.")
        each.watch(0.8)
        each.press("\r")
        sees(each, "take the next call")
        each.press("\r")
        sees(each, "answer the call")
        each.press("\r")
        sees(each, "Patience")
        press_all(each, KEYS[:4])
    for each in room.typists:
        for line in ("hang up", "hang up", "", ""):
            each.press(f"{line}\r")
            each.watch(0.5)


def it_ends(room: Room) -> None:
    """End the room, look at what everybody sees, and work its results out again."""
    room.lead.press("e")
    sees(room.lead, "for everybody and for good?")
    room.lead.press("y")
    sees(room.lead, "closed", "Digest")
    for each in (room.small, room.large):
        sees(each, "You came to place", "Choose a call by its number")
        each.press("1")
        sees(each, "How it went")
    for each in room.typists:
        sees(each, "You came to place")
        assert each.left() == 0
    room.board.watch(1)
    room.board.press("    ")
    sees(room.board, "points")
    room.lead.press("r")
    sees(room.lead, "Looked back")
    room.lead.press("b")
    results = [str(room.folder / name) for name in ("r.csv", "r.json", "r.audit")]
    written = ("--csv", results[0], "--json", results[1])
    room.contest("results", *written, "--audit", results[2])
    assert "Everything agrees." in room.contest("verify", results[2], *written)
    for each in (room.small, room.large, room.board, room.lead):
        each.press("q")
        assert each.left() == 0
    room.contest("stop", "--yes")
