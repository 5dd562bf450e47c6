"""Generated rooms: what people ask of one, one after another, and what came of it."""

from collections.abc import Callable, Sequence
from typing import Final

from attrs import Factory, define, evolve, field
from hypothesis import settings
from hypothesis import strategies as st

from game.call import RULES_VERSION, Level, legal
from game.contest.rules.apply import apply, opened
from game.contest.rules.clock import RoomPhase, phase_at
from game.contest.rules.decide import Decision, decide
from game.contest.rules.events import RoomEvent, RoomOpened
from game.contest.rules.ranking import settled_seat
from game.contest.rules.requests import (
    AdmitLate,
    ExtendRoom,
    FreezeBoard,
    GiveTime,
    GoToCall,
    LookAtClock,
    PauseRoom,
    PlayCall,
    RemoveSeat,
    RenameSeat,
    Request,
    ResumeRoom,
    StartRoom,
    TakeSeat,
    UnfreezeBoard,
)
from game.contest.rules.state import RoomState
from game.contest.rules.tuning import ROOM_RULES
from game.contest.rules.who import Facilitator, Host, SeatHolder, Stranger, Who
from game.view.commands import Act, Command, HearOut, LetPass, PutDown
from tests.lines import act_for
from tests.strategies import levels
from tests.tui.stage import parcel_level

FACILITATOR: Final = Facilitator()
HOST: Final = Host()
STRANGER: Final = Stranger()
LIMIT: Final = 20 * 60_000

fewer: Final = settings(max_examples=max(settings().max_examples * 2 // 5, 10))
"""For properties of whole rooms: one of them is dozens of moves in several calls."""


def opening(
    *calls: str,
    limit: int = LIMIT,
    teams: tuple[str, ...] = (),
    best_of: int = 0,
    paced: bool = True,
) -> RoomOpened:
    """Return how a room of these calls is made."""
    chances = tuple(range(7, 7 + len(calls)))
    return RoomOpened(
        0,
        "Onboarding",
        RULES_VERSION,
        ROOM_RULES,
        "1.0",
        calls,
        chances,
        limit,
        teams,
        best_of,
        paced,
    )


@define
class Story:
    """A room, and all that was asked of it so far."""

    room: RoomState
    now: int = 0
    events: list[RoomEvent] = Factory(list)
    asked: list[tuple[int, Who, Request, Decision]] = field(factory=list)

    @classmethod
    def of(cls, levels: Sequence[Level], made: RoomOpened | None = None) -> "Story":
        """Return a room in which nobody is yet; `made`: how, but for its calls."""
        names = {f"level-{place}": level for place, level in enumerate(levels)}
        event = opening(*names)
        if made is not None:
            event = evolve(made, calls=event.calls, chances=event.chances)
        return cls(opened(event, names), events=[event])

    @property
    def levels(self) -> dict[str, Level]:
        """The levels by their digests."""
        return dict(zip(self.room.opened.calls, self.room.levels, strict=True))

    def ask(self, who: Who, request: Request, after: int = 0) -> Decision:
        """Ask something of it, so many milliseconds after what was asked before."""
        self.now += after
        decision = decide(self.room, who, request, self.now)
        self.asked.append((self.now, who, request, decision))
        self.events += decision.events
        for event in decision.events:
            self.room = apply(self.room, event)
        return decision

    def begin(self, seats: int = 1) -> "Story":
        """Let people come in, and the calls begin."""
        for number in range(seats):
            self.ask(STRANGER, TakeSeat(f"name-{number}", 100 + number))
        self.ask(FACILITATOR, StartRoom(0))
        return self

    def acts(self, seat: int) -> list[PlayCall]:
        """Return all that a seat can do in its call just now."""
        call = settled_seat(self.room, self.room.seats[seat], self.now).call
        acts = [act_for(event, call.state, call.counted) for event in legal(call.state)]
        if call.state.speaking and not call.state.over:
            acts.append(HearOut())
        return [PlayCall(call.number, Command(len(call.acts), act)) for act in acts]

    def play(self, seat: int, request: Request, after: int = 0) -> Decision:
        """Let a seat do something."""
        return self.ask(SeatHolder(seat), request, after)


def room_of(seats: int = 1, calls: int = 1) -> Story:
    """Return a room that runs."""
    return Story.of([parcel_level()] * calls).begin(seats)


def do(story: Story, act: Act, after: int = 0, seat: int = 1, delay: int = 0) -> str:
    """Let a seat do something in its call; return why that was refused."""
    call = story.room.seats[seat].call
    command = Command(len(call.acts), act)
    return story.play(seat, PlayCall(call.number, command, delay), after).refusal


moments = st.sampled_from((0, 0, 0, 1, 40, 700, 3_000, 12_000, 45_000)) | st.integers(0, 90_000)


@st.composite
def stories(  # noqa: PLR0913 - each test names the one thing that it is about
    draw: st.DrawFn,
    *,
    longest: int = 16,
    seats: int = 3,
    begun: bool = False,
    pauses: bool = True,
    change: Callable[[Level], Level] = lambda level: level,
) -> Story:
    """A room in which all kinds of things were asked by all kinds of people.

    `change`: what is done to its levels before anybody plays them.
    """
    story = Story.of(
        [change(level) for level in draw(st.lists(levels(), min_size=1, max_size=2))],
        opening(
            limit=draw(st.sampled_from((60_000, 300_000, LIMIT))),
            paced=draw(st.booleans()),
            teams=draw(st.sampled_from(((), ("Red", "Blue")))),
            best_of=draw(st.integers(0, 2)),
        ),
    )
    story.begin(draw(st.integers(1, seats)))
    if not begun and draw(st.booleans()):
        story.ask(FACILITATOR, AdmitLate())
    for _ in range(draw(st.integers(0, longest))):
        after = draw(moments)
        story.now += after
        who, request = draw(asking(story, pauses=pauses))
        story.ask(who, request)
    return story


@st.composite
def asking(draw: st.DrawFn, story: Story, *, pauses: bool = True) -> tuple[Who, Request]:
    """Somebody, and what they ask of a room; most often a seat that plays."""
    seat = draw(st.integers(1, len(story.room.seats)))
    if draw(st.integers(0, 7)):
        return SeatHolder(seat), draw(playing(story, seat))
    running = phase_at(story.room, story.now) is RoomPhase.RUNNING
    requests: list[Request] = [
        FreezeBoard(),
        UnfreezeBoard(),
        GiveTime(seat, draw(st.sampled_from((1_000, 1_500, 1_333)))),
        RenameSeat(seat, draw(st.sampled_from(("another", "third")))),
        ExtendRoom(story.room.limit + draw(st.sampled_from((0, 60_000)))),
    ]
    if pauses:
        requests += [PauseRoom() if running else ResumeRoom(), RemoveSeat(seat)]
    request = draw(st.sampled_from((LookAtClock(), TakeSeat("late", 9), *requests)))
    who = HOST if isinstance(request, LookAtClock) else FACILITATOR
    return (STRANGER if isinstance(request, TakeSeat) else who), request


@st.composite
def playing(draw: st.DrawFn, story: Story, seat: int) -> Request:
    """What a seat asks in its call, or a step on to the next."""
    call = story.room.seats[seat].call
    able = story.acts(seat)
    if not able or not draw(st.integers(0, 9)):
        return GoToCall(draw(st.sampled_from((call.number, call.number + 1))))
    request = draw(st.sampled_from(able))
    # Else every other call would be over before anything was said in it.
    if isinstance(request.command.act, PutDown) and draw(st.integers(0, 9)):
        request = able[0]
    if not draw(st.integers(0, 4)):
        request = evolve(request, command=Command(len(call.acts), LetPass(draw(moments))))
    return evolve(request, delay=draw(st.integers(0, 400)))
