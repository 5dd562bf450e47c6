"""What a host without a screen says, and how a room stands for whoever leads it."""

import asyncio
import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import (
    AdmitLate,
    EndRoom,
    ExtendRoom,
    FreezeBoard,
    GiveTime,
    Leading,
    PauseRoom,
    RefuseLate,
    RemoveSeat,
    ResumeRoom,
    UnfreezeBoard,
)
from game.contest.wire.messages import GiveName, Lead, SeatStatus, Status
from game.plain.console import Console
from game.plain.contest.host import HostTeller
from game.plain.contest.status import status_json, status_lines
from tests.contest.host.stage import Stage, held

ASKED: tuple[Leading, ...] = (
    PauseRoom(),
    ResumeRoom(),
    ExtendRoom(30 * 60_000),
    AdmitLate(),
    RefuseLate(),
    GiveTime(1, 1_500),
    RemoveSeat(2),
    FreezeBoard(),
    EndRoom(),
    UnfreezeBoard(),
)
TOLD = [
    "Ann is in (seat 1; 1 in the room).",
    "Bob is in (seat 2; 2 in the room).",
    "Seat 1 is called Annie now.",
    "The calls begin in 0 seconds.",
    "The room is paused.",
    "The room goes on.",
    "The room runs for 30:00 in all.",
    "Late comers are let in.",
    "Late comers are not let in any more.",
    "Bob (seat 2) was taken out of the room.",
    "The board is frozen.",
    "The room is closed.",
    "To show the last places, here too, type: callcraft contest unfreeze",
    "The board is shown as it is.",
    "  1. Annie, 0 points",
]


def listening(stage: Stage, *, as_json: bool) -> tuple[HostTeller, StringIO]:
    """Let somebody hear of a room, and return them and what they write."""
    paper = StringIO()
    console = Console(BytesIO(), paper, StringIO(), 80, echo=False)
    teller = HostTeller(console, stage.server.hall, as_json=as_json)
    stage.server.listen(teller.hear)
    return teller, paper


async def happen(stage: Stage) -> None:
    """Let everything happen that a host tells of."""
    people = [await stage.joins(name) for name in ("Ann", "Bob")]
    lead = await stage.leads()
    await lead.done(GiveName(lead.number(), 1, "Annie"))
    lead = await stage.begins()
    for each in ASKED:
        await lead.done(Lead(lead.number(), each))
    assert len(people) == 2


async def test_each_event_is_a_sentence_and_nobodys_time_is_told(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        teller, paper = listening(stage, as_json=False)
        teller.ready(("http://10.0.0.7:8137",), "room.keys")
        begun = paper.getvalue()
        for words in ("Onboarding: a room with one call, 20:00.", "contest start", "room.keys"):
            assert words in begun
        assert "callcraft join http://10.0.0.7:8137 " in begun
        await happen(stage)
        async with asyncio.timeout(10):
            while "For the results" not in paper.getvalue():  # noqa: ASYNC110 - only written
                await asyncio.sleep(0.01)
        lines = paper.getvalue()[len(begun) :].splitlines()
        assert [line for line in lines if line in TOLD] == TOLD
        others = [line for line in lines if line not in TOLD]
        assert [line.split()[0] for line in others] == ["Digest", "Write", "For"]
        again = StringIO()
        HostTeller(
            Console(BytesIO(), again, StringIO(), 80, echo=False), stage.server.hall, as_json=False
        ).ready((), "room.keys")
        assert "The room is closed. For the results" in again.getvalue()
        assert "no address" in again.getvalue()


async def test_each_event_is_a_line_of_json(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        teller, paper = listening(stage, as_json=True)
        teller.ready(("http://10.0.0.7:8137",), "room.keys")
        await happen(stage)
        await teller.finish()
        again, more = listening(stage, as_json=True)
        again.ready((), "room.keys")
        await again.finish()
    # A room that is closed when it is taken up says so, and what stands for its log once more.
    ready, digest = map(json.loads, more.getvalue().splitlines())
    assert ready["phase"] == "closed"
    assert digest in map(json.loads, paper.getvalue().splitlines())
    found: list[dict[str, Any]] = [json.loads(line) for line in paper.getvalue().splitlines()]
    assert [each["event"] for each in found if each["event"] != "digest"] == [
        "ready",
        "seat-taken",
        "seat-taken",
        "name-changed",
        "started",
        "paused",
        "resumed",
        "extended",
        "late-set",
        "late-set",
        "seat-removed",
        "board-frozen",
        "closed",
        # Not before: whoever froze the board wants to show the places, and not their programs.
        "board-unfrozen",
        "results",
    ]
    assert found[0]["phase"] == "lobby"
    assert "share" not in paper.getvalue()
    results = next(each for each in found if each["event"] == "results")
    assert results["rows"] == [{"place": 1, "seat": 1, "name": "Annie", "points": 0}]


def seat(number: int, **more: Any) -> SeatStatus:  # noqa: ANN401 - fields of any kind
    """Return how a seat stands."""
    usual: dict[str, Any] = {
        "name": f"Player {number}",
        "team": "",
        "here": True,
        "gone": 0,
        "call": 0,
        "done": 0,
        "points": 12,
        "share": 1_000,
        "removed": False,
    }
    return SeatStatus(seat=number, **usual | more)


STATUS = Status(
    1,
    "Onboarding",
    RoomPhase.PAUSED,
    61_000,
    120_000,
    admits=False,
    frozen=True,
    calls=("One", "Two"),
    code="7K3M9QXA",
    seats=(
        seat(1, team="Red", share=1_500),
        seat(2, name="日本", call=1, done=2),
        seat(3, here=False, gone=14_000),
        seat(4, here=False, gone=3),
        seat(5, removed=True, here=False),
    ),
)


def test_a_status_is_told_line_by_line() -> None:
    assert list(status_lines(STATUS)) == [
        "Onboarding",
        "Paused; go on with: callcraft contest resume.",
        "Time left: 01:01 of 02:00.",
        "Code: 7K3M-9QXA. Late comers are not let in.",
        "The board is frozen.",
        "Calls: One, Two.",
        "In the room: 4, connected: 2.",
        "   1  Player 1                 12 points  call 1 of 2  Red  1.5 times the time",
        "   2  日本                     12 points  all calls done",
        "   3  Player 3                 12 points  call 1 of 2  gone for 14 seconds",
        "   4  Player 4                 12 points  call 1 of 2  not connected",
        "   5  Player 5              taken out",
    ]


def test_a_status_is_one_line_of_json() -> None:
    text = status_json(STATUS)
    assert "\n" not in text
    data = json.loads(text)
    assert (data["phase"], data["seats"][0]["team"]) == ("paused", "Red")


@pytest.mark.parametrize("phase", list(RoomPhase))
def test_each_phase_has_words(phase: RoomPhase) -> None:
    lines = list(status_lines(evolve(STATUS, title="", phase=phase, admits=True)))
    assert lines[0].endswith(".")
    assert "Late comers are let in." in lines[2]


@pytest.mark.parametrize(
    ("addresses", "has_link"),
    [(("http://192.168.1.20:8137",), True), (("http://127.0.0.1:8137",), False), ((), False)],
)
async def test_a_host_names_the_link_for_phones_where_they_reach_it(
    tmp_path: Path, addresses: tuple[str, ...], *, has_link: bool
) -> None:
    async with held(tmp_path) as stage:
        link = f"{addresses[0]}/#{stage.server.hall.code}" if has_link else ""
        teller, paper = listening(stage, as_json=False)
        teller.ready(addresses, "room.keys")
        assert (f"Phones open: {link}\n" in paper.getvalue()) == has_link
        assert ("callcraft contest link" in paper.getvalue()) == has_link
        teller, paper = listening(stage, as_json=True)
        teller.ready(addresses, "room.keys")
        assert json.loads(paper.getvalue())["link"] == link
