"""A competition line by line, as somebody sees it who joins: a real host, and lines typed."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import pytest
from attrs import Factory, define

from game.contest.client.address import RoomAddress
from game.contest.client.order import JoinOrder
from game.contest.host.storage.making import RoomPlan
from game.contest.rules.requests import (
    EndRoom,
    FreezeBoard,
    Leading,
    PauseRoom,
    RemoveSeat,
    ResumeRoom,
    StartRoom,
    UnfreezeBoard,
)
from game.contest.wire.messages import Lead
from game.exits import FAILED, MISUSED
from game.plain.console import Console
from game.plain.contest import join
from game.plain.contest.join import join_plainly
from tests.contest.client.threads import InThread, real_host
from tests.contest.host.stage import LEVELS, Person, Stage, shipped_levels

PATIENCE = 20.0
CLOSING = "You came to place"
BEGIN = "It begins when the facilitator says so."
RINGS = "Press Enter to answer."
START = StartRoom(0)


def seen(paper: StringIO, words: str, after: int = 0) -> int:
    """Wait until words are on a screen, and return where they end."""
    end = monotonic() + PATIENCE
    while (place := paper.getvalue().find(words, after)) < 0:
        assert monotonic() < end, (words, paper.getvalue())
        sleep(0.01)
    return place + len(words)


@define
class Player:
    """Somebody at a terminal: what they see, and what they type once they have seen something."""

    order: JoinOrder
    paper: StringIO = Factory(StringIO)
    errors: StringIO = Factory(StringIO)
    steps: list[tuple[str, str | None, Callable[[], object]]] = Factory(list)
    in_lobby: Callable[[], object] | None = None
    """What happens once they are in, where nothing is typed."""
    code: int = -1
    seen: int = 0

    def once(self, words: str, line: str | None = "", first: Callable[[], object] = bool) -> None:
        """Once words are on the screen, do something and type a line; None ends the input."""
        self.steps.append((words, line, first))

    def readline(self, _limit: int, /) -> bytes:
        """Return the next line, once its words were seen; the end after the last."""
        if not self.steps:
            return b""
        words, line, first = self.steps.pop(0)
        self.until(words)
        first()
        return b"" if line is None else f"{line}\n".encode()

    def until(self, words: str) -> None:
        """Wait until words are on the screen, below those that were waited for before."""
        self.seen = seen(self.paper, words, self.seen)

    @property
    def said(self) -> str:
        """All that was said to them."""
        return self.paper.getvalue() + self.errors.getvalue()

    def plays(self) -> str:
        """Take part to the end, and return all that was said."""
        console = Console(self, self.paper, self.errors, 80, echo=False)
        thread = Thread(target=lambda: self._play(console), daemon=True)
        thread.start()
        if self.in_lobby is not None:
            seen(self.paper, BEGIN)
            self.in_lobby()
        thread.join(PATIENCE)
        assert not thread.is_alive(), self.said
        return self.said

    def _play(self, console: Console) -> None:
        self.code = join_plainly(self.order, console)


@define
class Room:
    """A room that is held, and its facilitator."""

    running: InThread
    stage: Stage
    lead: Person

    def asks(self, *requests: Leading) -> Callable[[], None]:
        """Return what asks for something."""

        def ask() -> None:
            for each in requests:
                self.running.do(self.lead.done(Lead(self.lead.number(), each)))

        return ask

    def player(self, name: str | None = "Ann", code: str = "") -> Player:
        """Return somebody who is about to join."""
        address = RoomAddress(self.stage.url.removesuffix("/room"))
        return Player(JoinOrder(address, code or self.stage.loaded.keys.code, name))


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """Hold a room of two calls."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    plan = RoomPlan((*LEVELS, *shipped_levels("outage")), "Onboarding")
    with real_host(tmp_path, plan) as (running, stage):
        yield Room(running, stage, running.do(stage.leads()))


def test_a_room_from_its_lobby_to_its_places(room: Room) -> None:
    ann = room.player(None)
    ann.once("What do you want to be called", "an unbelievably long name")
    ann.once("What do you want to be called", "Ann")
    ann.in_lobby = room.asks(START)
    ann.once(RINGS)
    ann.once("Type the number", "hang up")
    ann.once("Type hang up again", "hang up")
    ann.once("Press Enter for the next call", "what")
    ann.once("Press Enter for the next call", "next")
    ann.once(RINGS)
    ann.once("Type the number", "1", room.asks(FreezeBoard(), EndRoom(), UnfreezeBoard()))
    said = ann.plays()
    assert ann.code == 0
    for words in (
        "The name is too long.",
        "Onboarding. You are in the room as Ann.",
        "There are 2 calls in 20:00.",
        "One person is in the room.",
        "You are in place 1 of 1, ",
        "The room is closed. The call that was open counts as it stands.",
        "Call 1: The third card",
        "Call 2: The house opens at ten",
        "You came to place 1 of 1, ",
    ):
        assert words in said, said
    assert said.count("The room is closed.") == 1


def test_a_pause_at_a_prompt_draws_the_prompt_again(room: Room) -> None:
    ann = room.player()
    ann.in_lobby = room.asks(START)
    ann.once(RINGS)
    ann.once(
        "Type the number", "1", lambda: (room.asks(PauseRoom())(), seen(ann.paper, "still.\n> "))
    )
    pausing = "That waits until the room goes on."
    ann.once(pausing, "quit", room.asks(ResumeRoom()))
    ann.once("Type quit again", "quit")
    said = ann.plays()
    assert ann.code == 0
    assert ">\nThe" not in said
    assert "> \nThe facilitator has paused the room. All clocks stand still.\n> " in said
    assert "You left. Your seat stays yours" in said


def test_who_comes_back_hears_where_the_call_stands(room: Room) -> None:
    ann = room.player()
    ann.in_lobby = room.asks(START)
    ann.once(RINGS)
    ann.once("Type the number", None)
    said = ann.plays()
    assert ann.code == MISUSED
    assert "The input ended before the room did. Join again with the same name" in said
    back = room.player("ANN")
    back.once("Type the number", None)
    said = back.plays()
    assert "Time left: " in said
    assert "You are back in call 1 of 2.\nThe third card (logistics)\nAmara: " in said
    room.asks(EndRoom())()
    closed = room.player()
    said = closed.plays()
    assert closed.code == 0
    assert "There are" not in said
    assert "Call 1: The third card" in said
    assert CLOSING in said


def test_a_room_that_ends_in_its_lobby_says_so(room: Room) -> None:
    ann = room.player()
    ann.in_lobby = room.asks(EndRoom())
    said = ann.plays()
    assert ann.code == 0
    assert said.rstrip().endswith("The room is closed.")


def test_who_is_taken_out_is_told_below_the_prompt(room: Room) -> None:
    ann = room.player()
    ann.in_lobby = room.asks(START)
    ann.once(RINGS)
    removed = room.asks(RemoveSeat(1))
    ann.once("Type the number", "1", lambda: (removed(), seen(ann.errors, "taken out")))
    said = ann.plays()
    assert ann.code == FAILED
    assert ann.errors.getvalue() == "You were taken out of the room.\n"
    assert said.endswith("> \nYou were taken out of the room.\n")
    again = room.player()
    assert "This seat was taken out of the room." in again.plays()
    assert again.code == MISUSED


def test_a_second_window_takes_the_seat_over(room: Room) -> None:
    ann, second = room.player(), room.player()
    ann.in_lobby = second.plays
    second.in_lobby = room.asks(START)
    second.once(RINGS, None)
    assert "This seat has been opened in another window, and goes on there." in ann.plays()
    assert ann.code == FAILED


def test_a_wrong_code_is_told_and_is_no_seat(room: Room) -> None:
    ann = room.player(code="00000000")
    assert "That is not this room's code." in ann.plays()
    assert ann.code == MISUSED
    nobody = room.player(None)
    nobody.once("called", None)
    said = nobody.plays()
    assert "The input ended before you were in the room." in said
    assert nobody.code == MISUSED


def test_where_nobody_answers_one_hears_of_it_and_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path))
    monkeypatch.setattr(join, "_WORD", 0.0)
    monkeypatch.setattr(join, "_PATIENCE", 0.1)
    ann = Player(JoinOrder(RoomAddress("http://127.0.0.1:1"), "7K3M9QXA", "Ann"))
    said = ann.plays()
    assert said.startswith("Nobody answers at http://127.0.0.1:1 yet. Trying on.\n")
    assert "See whether that is the address" in said.replace("\n", " ")
    assert ann.code == MISUSED
