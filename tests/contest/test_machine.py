"""The reducer, the log, a replay and a real host: whatever happens to them, they agree.

One state machine drives all four at once: requests of all kinds over real sockets, again and out of
order, by connections that break and come back; a host that crashes with answers on their way; and a
clock that stands, jumps and runs back.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import aiohttp
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from game.call import legal, replay
from game.contest.audit.cause import is_lawful
from game.contest.host.connections.listening import Listening
from game.contest.host.presentation.news import phase_told
from game.contest.host.server import RoomServer
from game.contest.host.storage.making import RoomPlan, make_room, take_up
from game.contest.identity.names import commitment
from game.contest.identity.tokens import new_token
from game.contest.log import LogFile
from game.contest.rules import events as happened
from game.contest.rules import requests as asked
from game.contest.rules.apply import apply, opened, state_of
from game.contest.rules.call import credit_for
from game.contest.rules.clock import RoomPhase
from game.contest.rules.decide import decide
from game.contest.rules.ranking import board_at, settled_seat
from game.contest.rules.requests import Request
from game.contest.rules.who import Facilitator, SeatHolder, Stranger
from game.contest.wire.event_text import event_from_text
from game.contest.wire.messages import (
    CallNews,
    Denied,
    DoAct,
    Done,
    Enter,
    GiveName,
    Join,
    Lead,
    NextCall,
    RoomNews,
    Welcome,
)
from game.view.build import Labels, view_of
from game.view.commands import Act, Answered, Command, HearOut, KeepListening, LetPass
from game.view.view import View
from tests.contest.host.stage import Person, Stage, shipped_levels
from tests.lines import act_for

if TYPE_CHECKING:
    from game.contest.rules.events import RoomEvent
    from game.contest.rules.state import RoomState

T = TypeVar("T")

LEVELS: Final = shipped_levels("parcel", "outage")
BY_DIGEST: Final = {each.digest: each.level for each in LEVELS}
MOST_SEATS: Final = 4
MOST_DELAY: Final = 10_000

leading = st.sampled_from(
    [
        asked.PauseRoom(),
        asked.PauseRoom(),
        asked.ResumeRoom(),
        asked.ResumeRoom(),
        asked.FreezeBoard(),
        asked.UnfreezeBoard(),
        asked.AdmitLate(),
        asked.RefuseLate(),
        asked.GiveTime(1, 1_500),
        asked.GiveTime(2, 1_000),
        asked.RemoveSeat(4),
        asked.ExtendRoom(700_000),
    ]
)
jumps = st.sampled_from((0.0, 0.0, 0.004, 0.7, 1.0, 2.9, 40.0, -5.0)) | st.floats(0, 3)
"""Seconds by which a clock goes on: more than a host believes, and less than nothing, too."""


class Rooms(RuleBasedStateMachine):
    """A room held by a real host, and the same room worked out in three other ways."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp(prefix="rooms-"))
        self.seconds = 100.0
        self.crashes = 0
        self.known: list[RoomEvent] = []
        self.tokens: dict[int, str] = {}
        self.people: dict[int, Person] = {}
        self.sent: list[tuple[int, DoAct | NextCall]] = []
        self.session: aiohttp.ClientSession
        self.stage: Stage
        self.lead: Person
        self.model: RoomState

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Let the host and everybody else go on until something is done."""
        return self.loop.run_until_complete(asyncio.wait_for(work, 30))

    # The room, and its end

    @initialize(limit=st.sampled_from((20_000, 600_000)), paced=st.booleans())
    def make(self, *, limit: int, paced: bool) -> None:
        """Make a room, and let somebody lead it."""
        plan = RoomPlan(LEVELS, "Machine", limit, ("Red", "Blue"), 1, paced)
        self.run(self._serve(make_room(self.folder / "room", plan)))
        first = event_from_text(next(iter(self.stage.loaded.log.entries())).body)
        assert isinstance(first, happened.RoomOpened)
        self.model = opened(first, BY_DIGEST)
        self.known = [first]
        self.run(self._come_in("Ann"))

    async def _serve(self, loaded: Any) -> None:  # noqa: ANN401 - a loaded room
        server = RoomServer(loaded, Listening(), clock=lambda: self.seconds)
        await server.start(lambda port: (f"http://127.0.0.1:{port}",))
        server.let_time_count()
        self.session = aiohttp.ClientSession()
        self.stage = Stage(server, loaded, self.session)
        self.lead = await self.stage.leads()

    def teardown(self) -> None:
        """End whatever still runs."""
        with suppress(AttributeError):
            self.run(self.session.close())
            self.run(self.stage.server.stop())
        self.loop.run_until_complete(self.loop.shutdown_asyncgens())
        self.loop.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # What people do

    @rule(name=st.sampled_from(("Bo", "Cem", "Dee", "ann")), seconds=jumps)
    def come_in(self, name: str, seconds: float) -> None:
        """Somebody comes in, or is refused."""
        self.seconds += seconds
        if len(self.tokens) < MOST_SEATS:
            self.run(self._come_in(name))

    async def _come_in(self, name: str) -> None:
        token, code = new_token(), self.stage.loaded.keys.code
        team = len(self.tokens) % 2
        request = asked.TakeSeat("?", 1, team)
        expected = decide(self.model, Stranger(), request, self.now)
        taken = any(self.stage.loaded.register.seat_called(name) == seat for seat in self.tokens)
        person = await self.stage.connect(Join(code, name, token, ("red", "BLUE")[team]))
        if taken or expected.refusal:
            refused = await person.hear(Denied)
            assert taken or refused.reason == expected.refusal
            await person.socket.close()
            return
        seat = (await person.hear(Welcome)).seat
        assert seat == len(self.tokens) + 1
        self.tokens[seat], self.people[seat] = token, person
        await person.hear(RoomNews)

    @rule(seconds=jumps)
    def start(self, seconds: float) -> None:
        """The calls begin, with a countdown or without one."""
        self.seconds += seconds
        self.run(self._lead(asked.StartRoom(0 if seconds < 1 else 1_000)))

    @rule(request=leading, seconds=jumps)
    def lead_room(self, request: Any, seconds: float) -> None:  # noqa: ANN401 - any request
        """Whoever leads does something, whether it can be done or not."""
        self.seconds += seconds
        self.run(self._lead(request))

    async def _lead(self, request: Any) -> None:  # noqa: ANN401 - any request
        expected = decide(self.model, Facilitator(), request, self.now)
        done = await self.lead.done(Lead(self.lead.number(), request))
        assert done.reason == expected.refusal
        if isinstance(request, asked.RemoveSeat) and not expected.refusal:
            self.people.pop(request.seat, None)

    @precondition(lambda self: self.tokens)
    @rule(data=st.data(), name=st.sampled_from(("Eva", "Bo", "bo", "Fay", " ")), seconds=jumps)
    def rename(self, data: st.DataObject, name: str, seconds: float) -> None:
        """Whoever leads gives a seat another name, or one that it cannot have."""
        self.seconds += seconds
        self.run(self._rename(data.draw(st.sampled_from(sorted(self.tokens))), name))

    async def _rename(self, seat: int, name: str) -> None:
        register = self.stage.loaded.register
        taken = register.seat_called(name) not in (None, seat) or not name.strip()
        same = register.name_of(seat) == name
        expected = decide(self.model, Facilitator(), asked.RenameSeat(seat, "?"), self.now)
        done = await self.lead.done(GiveName(self.lead.number(), seat, name))
        if same or taken:
            assert done.answered is (Answered.REPEATED if same else Answered.REFUSED)
        else:
            assert done.reason == expected.refusal

    @rule(data=st.data(), seconds=jumps)
    def play(self, data: st.DataObject, seconds: float) -> None:
        """A seat does something that it may do, or something for another moment."""
        self.seconds += seconds
        for _ in range(data.draw(st.integers(1, 3))):
            seat = self._draw_seat(data)
            if seat is not None:
                self.run(self._send(seat, self._draw_message(data, seat)))

    def _draw_seat(self, data: st.DataObject) -> int | None:
        seats = [seat for seat in self.people if not self.model.seats[seat].removed]
        return data.draw(st.sampled_from(seats)) if seats else None

    def _draw_message(self, data: st.DataObject, seat: int) -> DoAct | NextCall:
        call = settled_seat(self.model, self.model.seats[seat], self.now).call
        if call.state.over and data.draw(st.booleans()):
            return NextCall(0, call.number + data.draw(st.integers(0, 1)))
        acts: list[Act] = [act_for(each, call.state, call.counted) for each in legal(call.state)]
        act = data.draw(st.sampled_from([*acts[:-1], HearOut(), LetPass(900), KeepListening()]))
        stale = data.draw(st.sampled_from((0, 0, 0, 0, 0, -1, 1)))
        return DoAct(0, call.number, max(len(call.acts) + stale, 0), act)

    async def _send(self, seat: int, message: DoAct | NextCall) -> None:
        expected = decide(self.model, SeatHolder(seat), _request(message), self.now)
        person = self.people[seat]
        done = await person.done(evolve(message, id=person.number()))
        assert done.reason == expected.refusal
        if done.answered is not Answered.REFUSED:
            self.sent.append((seat, message))
        # Nothing is acknowledged before it is in the log.
        self.absorb()
        again = decide(self.model, SeatHolder(seat), _request(message), self.now)
        assert (done.answered is Answered.REFUSED) == bool(again.refusal)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), seconds=jumps)
    def say_again(self, data: st.DataObject, seconds: float) -> None:
        """What was done is sent again: it is not done again."""
        self.seconds += seconds
        seat, message = data.draw(st.sampled_from(self.sent))
        if seat in self.people:
            done = self.run(self._again(seat, message))
            assert done.answered is Answered.REPEATED
            before = len(self.known)
            self.absorb()
            assert not [
                each
                for each in self.known[before:]
                if isinstance(each, happened.ActDone | happened.CallTaken)
            ]

    async def _again(self, seat: int, message: DoAct | NextCall) -> Done:
        person = self.people[seat]
        return await person.done(evolve(message, id=person.number()))

    @rule(data=st.data(), seconds=jumps)
    def all_at_once(self, data: st.DataObject, seconds: float) -> None:
        """Everybody does something in the same moment; what comes first is the host's to say."""
        self.seconds += seconds
        self.run(self._all(self._draw_messages(data)))

    def _draw_messages(self, data: st.DataObject) -> dict[int, DoAct | NextCall]:
        seats = [seat for seat in self.people if not self.model.seats[seat].removed]
        return {seat: self._draw_message(data, seat) for seat in seats}

    async def _all(self, messages: dict[int, DoAct | NextCall]) -> None:
        doing = [
            self.people[seat].done(evolve(message, id=self.people[seat].number()))
            for seat, message in messages.items()
        ]
        await asyncio.gather(*doing)

    # What happens to the host and the network

    @rule(seconds=jumps)
    def tick(self, seconds: float) -> None:
        """The host looks at its clock."""
        self.seconds += seconds
        self.run(self.stage.server.tick())

    @rule(data=st.data(), torn=st.booleans())
    def come_back(self, data: st.DataObject, *, torn: bool) -> None:
        """A connection breaks and comes back, or a second window takes the seat over."""
        seat = self._draw_seat(data)
        if seat is not None:
            self.run(self._come_back(seat, torn=torn))

    async def _come_back(self, seat: int, *, torn: bool) -> None:
        before = self.people[seat]
        if torn:
            await before.socket.close()
        self.people[seat] = person = await self.stage.connect(Enter(self.tokens[seat]))
        await person.hear(RoomNews)
        if not torn:
            await before.ends()
        if phase_told(self.model, self.now) not in (RoomPhase.LOBBY, RoomPhase.COUNTDOWN):
            shown = await person.hear(CallNews)
            assert shown.view == self._view(seat)

    def _view(self, seat: int) -> View:
        call = settled_seat(self.model, self.model.seats[seat], self.now).call
        return view_of(call.start, call.turns, Labels(len(call.acts), call.number + 1))

    @rule(data=st.data(), gone=st.sampled_from((0.0, 3.0, 4_000.0)))
    def crash(self, data: st.DataObject, gone: float) -> None:
        """The host dies with answers on their way, and another takes up its log."""
        messages = self._draw_messages(data)
        answered = self.run(self._crash(messages))
        self.seconds += gone
        self.run(self._serve(take_up(self.folder / f"room-{self.crashes}")))
        self.absorb()
        for seat in [*self.people]:
            self.run(self._return(seat))
        for seat, message in messages.items():
            done = self.run(self._again(seat, message))
            # What had been acknowledged was not lost, and what was not can be sent again.
            assert seat not in answered or done.answered is not Answered.ACCEPTED
        self.absorb()

    async def _crash(self, messages: dict[int, DoAct | NextCall]) -> set[int]:
        """Send things, and copy the log away before they are all answered, as a kill leaves it."""
        doing = {
            seat: asyncio.ensure_future(self._again(seat, message))
            for seat, message in messages.items()
        }
        await asyncio.sleep(0.001 * (self.crashes % 4))
        answered = {
            seat
            for seat, each in doing.items()
            if each.done() and each.result().answered is not Answered.REFUSED
        }
        self.crashes += 1
        log = self.stage.loaded.log.path
        for ending in ("", "-wal", ".keys"):
            with suppress(FileNotFoundError):
                copy = self.folder / f"room-{self.crashes}{ending}"
                shutil.copy(log.with_name(log.name + ending), copy)
        for each in doing.values():
            each.cancel()
        await asyncio.gather(*doing.values(), return_exceptions=True)
        await self.session.close()
        await self.stage.server.stop()
        return answered

    async def _return(self, seat: int) -> None:
        person = await self.stage.connect(Enter(self.tokens[seat]))
        assert (await person.hear(Welcome)).seat == seat
        self.people[seat] = person
        await person.hear(RoomNews)

    # What has to agree

    @property
    def now(self) -> int:
        """The host's contest time."""
        return self.stage.server.held.now

    def absorb(self) -> None:
        """Take in what is new in the log: each event is what the reducer decides at that time."""
        for entry in self.stage.loaded.log.entries(after=len(self.known)):
            event = event_from_text(entry.body)
            if isinstance(event, happened.RoomReopened):
                # What was lost runs from the last that was noted, and counts like a pause.
                assert event.at == self.model.at
            assert is_lawful(event, self.model)
            if isinstance(event, happened.ActDone):
                seat = settled_seat(self.model, self.model.seats[event.seat], event.at)
                assert 0 <= event.credit <= credit_for(seat.call, MOST_DELAY, seat.share)
            self.model = apply(self.model, event)
            self.known.append(event)

    @invariant()
    def they_agree(self) -> None:
        """The reducer, the log, a replay and the host have the same room."""
        if not self.known:
            return
        self.absorb()
        host = self.stage.server.held
        assert host.room == host.on_disk == self.model
        reading = LogFile.to_read(self.stage.loaded.log.path)
        try:
            written = [event_from_text(entry.body) for entry in reading.entries()]
            rows = reading.seats()
        finally:
            reading.close()
        # Names and tokens stand beside the log for those who are in it, and for nobody else.
        seats = self.model.seats
        assert [row.seat for row in rows] == list(seats)
        for row in rows:
            assert row.name is not None
            assert row.salt is not None
            assert commitment(row.name, row.salt) == seats[row.seat].commitment
            assert self.stage.loaded.register.name_of(row.seat) == row.name
        assert written == self.known
        again = state_of(written, BY_DIGEST)
        assert again == self.model
        assert board_at(again, self.now) == board_at(host.room, self.now)
        for seat in self.model.seats.values():
            # Worked out from what was said before, and from nothing: it is the same view.
            assert self.stage.server.hall.view_of(seat.number) == self._view(seat.number)
            for call in seat.calls:
                chance = self.model.opened.chances[call.number]
                turns = replay(call.start.level, chance, call.events, seat.reply_seed)
                assert (turns[-1].after if turns else call.start) == call.state


def _request(message: DoAct | NextCall) -> Request:
    if isinstance(message, NextCall):
        return asked.GoToCall(message.call)
    return asked.PlayCall(message.call, Command(message.view, message.act), MOST_DELAY)


Rooms.TestCase.settings = settings(
    max_examples=max(settings().max_examples // 5, 5), stateful_step_count=25
)
TestRooms = Rooms.TestCase
