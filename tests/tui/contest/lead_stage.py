"""A facilitator's screen to try: before rooms that stand still, and before a host that runs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from attrs import evolve
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from game.contest.client.link import LinkState
from game.contest.host.storage.making import RoomPlan
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import Asked, Enter, FromHost, SeatStatus, Status, TeamStatus
from game.tui.base_app import BaseApp
from game.tui.contest.lead.lead_app import LeadApp
from game.tui.contest.lead.lead_screen import LeadScreen
from game.tui.contest.linked_app import RoomDoor
from game.tui.themes import DARK
from tests.contest.host.stage import Stage, held
from tests.tui.stage import HandClock, until

NAMES = (
    *("Amara", "Bartholomew Quincy J", "Chen", "漢字", "Dorota", "Élodie", "Fatima", "Gus"),
    *("Hal", "Ida", "Joe", "Kim", "Lou", "Mia", "Nils", "Ola", "Pia", "Quentin", "Rosa", "Sam"),
)
MINUTE = 60_000


def lobby(*names: str) -> Status:
    """Return a room into which these have come."""
    return Status(
        id=1,
        title="Onboarding, spring",
        phase=RoomPhase.LOBBY,
        left=20 * MINUTE,
        limit=20 * MINUTE,
        admits=False,
        frozen=False,
        calls=("The parcel", "The outage", "The invoice"),
        code="7K3M9QXA",
        seats=tuple(seat_of(number, name) for number, name in enumerate(names, 1)),
        addresses=("http://192.168.178.20:8137",),
    )


def seat_of(number: int, name: str) -> SeatStatus:
    """Return a seat that is in, and has done nothing yet."""
    return SeatStatus(
        seat=number,
        name=name,
        team="",
        here=True,
        gone=0,
        call=0,
        done=0,
        points=0,
        share=1_000,
        removed=False,
    )


def running(*names: str) -> Status:
    """Return a room in the middle of its calls, with everything there can be in a row."""
    room = lobby(*names)
    seats = [
        evolve(
            seat,
            team=("Red", "Blue")[place % 2],
            place=place + 1,
            points=max(2_400 - 113 * place, 0),
            time=431_000 + 7_000 * place,
            call=min(2, 3 - place % 4),
            done=3 - place % 4 if place < 3 else max(2 - place % 4, 0),
        )
        for place, seat in enumerate(room.seats)
    ]
    seats[1] = evolve(seats[1], here=False, gone=35_000, share=1_500)
    seats[4] = evolve(seats[4], here=False)
    seats[6] = evolve(seats[6], share=2_000)
    seats[-1] = evolve(seats[-1], removed=True, place=0)
    teams = (TeamStatus(1, "Red", 1_204), TeamStatus(2, "Blue", 988))
    return evolve(
        room, phase=RoomPhase.RUNNING, left=754_000, admits=True, seats=tuple(seats), teams=teams
    )


def paused() -> Status:
    """Return a room that is paused, with a frozen board."""
    return evolve(running(*NAMES), phase=RoomPhase.PAUSED, frozen=True, since=130_000)


def closed() -> Status:
    """Return a room that is closed."""
    digest = "3f" * 32
    return evolve(running(*NAMES), phase=RoomPhase.CLOSED, left=0, admits=False, digest=digest)


class StillApp(BaseApp):
    """Shows a room that stands still."""

    def __init__(
        self, status: Status | None, theme: str = DARK.name, *, ascii_only: bool = False
    ) -> None:
        super().__init__(theme, ascii_only=ascii_only)
        self.status = status
        self.asked: list[Asked] = []
        self.clock = HandClock()
        self.lead = LeadScreen(self.ask, Path("room"), self.clock)

    def get_default_screen(self) -> Screen[None]:
        """Return the facilitator's screen."""
        return self.lead

    def on_mount(self) -> None:
        """Be connected to the room, where there is one."""
        if self.status is not None:
            self.lead.see(LinkState.CONNECTED)

    async def ask(self, message: Asked) -> FromHost:
        """Answer everything with how the room stands."""
        self.asked.append(message)
        assert self.status is not None
        return self.status


def text_of(app: App[None]) -> str:
    """Return all that stands on the screen, line by line."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what a terminal is sent
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@asynccontextmanager
async def leading(
    folder: Path, plan: RoomPlan | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """Lead a room that is held, by its screen."""
    async with held(folder, plan) as stage:
        door = RoomDoor(stage.url, Enter(stage.loaded.keys.facilitator))
        app = LeadApp(door, folder / "room")
        async with app.run_test(size=size) as pilot:
            await shows(pilot, "people come in")
            yield stage, pilot


async def shows(pilot: Pilot[None], *words: str) -> None:
    """Wait until all the words stand on the screen."""
    await until(pilot, lambda: all(word in text_of(pilot.app) for word in words))
