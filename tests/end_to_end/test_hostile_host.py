"""A host that means harm says whatever it likes: in a player's terminal it is text, and no more."""

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import CallNews, Done, Parted, RoomNews, Welcome
from game.view.build import view_of
from game.view.commands import Answered
from tests.contest.client.fake_host import Visit
from tests.contest.client.threads import fake_host
from tests.contest.host.test_hostile_names import MADE_PLAIN
from tests.end_to_end.terminal import Terminal
from tests.end_to_end.test_board import ACTS, POINTER, SEQUENCE, sequences
from tests.play.tiny import GOOD_CALL, tiny_turns

CODE = "7K3M9QXA"
NEWS = RoomNews("", RoomPhase.LOBBY, 2, 1_200_000, 1_200_000, 0, 12, 1_000, 0)
TURNS = tiny_turns(*GOOD_CALL)
RINGING = view_of(TURNS[0].before, ())


def says(words: Sequence[str]) -> Callable[[Visit], Coroutine[Any, Any, None]]:
    """Return what a host does that says these words wherever it can."""

    async def script(visit: Visit) -> None:
        await visit.hear()
        said = " ".join(words)
        brief = evolve(RINGING.brief, title=said, caller=said, text=said, limits=tuple(words))
        view = evolve(RINGING, brief=brief)
        await visit.say(
            Welcome(said, "seat", 1, said, said),
            evolve(NEWS, title=said, phase=RoomPhase.RUNNING, place=1),
            CallNews(0, view),
        )
        await visit.hear()
        await visit.say(Done(1, Answered.REFUSED, said))
        await visit.socket.receive()
        await visit.say(Parted(said, again=False))

    return script


def play(folder: Path, words: Sequence[str]) -> str:
    """Join such a host, answer its call, leave it, and return every byte that was drawn."""
    with fake_host(says(words)) as url:
        typed = ("join", url.removesuffix("/room"), CODE, "--name", "Ann")
        with Terminal(*typed, data=folder / "data") as terminal:
            terminal.wait_for("Enter answer the call")
            terminal.press("\r")
            terminal.wait_for("Patience")
            terminal.watch(1)
            terminal.press("q")
            terminal.wait_for("Leave Callcraft.")
            terminal.press("q")
            assert terminal.left() == 0
            return terminal.raw


def test_whatever_a_host_says_is_text(tmp_path: Path) -> None:
    plain = play(tmp_path / "plain", [f"Word {number}" for number in range(40)])
    raw = play(tmp_path / "hostile", MADE_PLAIN)
    assert sequences(raw) <= sequences(plain)
    text = SEQUENCE.sub("", raw).replace(POINTER, "")
    assert not ACTS.search(text)
    assert "\x1b" not in text
    assert "[@click=quit]Q[/]" in raw
