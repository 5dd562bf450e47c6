"""A small call, a clock moved by hand and records in memory: a stage for screens to play on."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

from attrs import define, field
from textual.pilot import Pilot

from game.call import Level, Mood, Outcome, Technique, score
from game.call.script.level import Arrow, Caller, Effect, Piece, Reply, Scene, Speech
from game.call.units import POINT
from game.play.pace import Pace
from game.play.past import CallEnd, end_of
from game.play.session import Session
from game.record import Leftover, LiveCall, Origin
from game.tui.app import CallcraftApp
from game.tui.key_guard import REPLY_GUARD
from game.tui.level_list import Entry
from game.tui.records import NOT_PLAYED, Progress
from game.tui.run_context import RunContext
from game.tui.screens.call import TICK, CallScreen
from game.tui.screens.menu import MenuScreen
from game.tui.themes import DARK
from game.tui.widgets.menu_entry import MenuEntry
from tests.lines import state_of

SEED = 7

PATIENCE = 60.0
"""Seconds after which what has not come is taken never to come."""


@define
class HandClock:
    """A clock that stands still until it is moved."""

    seconds: float = 1_000.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.seconds

    def move(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds


@define
class MemoryRecords:
    """Records that live as long as the test."""

    kept: list[tuple[Session, Origin, str]] = field(factory=list)
    chosen: str | None = None
    notices: list[str] = field(factory=list)
    followed: list[LiveCall] = field(factory=list)
    leftovers: list[Leftover] = field(factory=list)
    settled: list[Leftover] = field(factory=list)
    taken_up: list[Leftover] = field(factory=list)
    were_cut_off: int = 0
    closed: bool = False

    def follow(self, call: LiveCall) -> None:
        """Take note of a call that goes on."""
        self.followed.append(call)

    def keep(self, call: LiveCall, *, cut_off: bool = False) -> bool:
        """Keep a call."""
        self.were_cut_off += cut_off
        self.kept.append((call.session, call.origin, call.started_at))
        return True

    def go_on(self, call: LiveCall, leftover: Leftover) -> None:
        """Take note of a call that is taken up again."""
        self.followed.append(call)
        self.taken_up.append(leftover)

    def cut_off(self) -> tuple[Leftover, ...]:
        """Return the calls that were cut off, each once."""
        found, self.leftovers = tuple(self.leftovers), []
        return found

    def settle(self, leftover: Leftover) -> None:
        """Take note of a call that is let go."""
        self.settled.append(leftover)

    def leave_soon(self) -> None:
        """Do nothing: there is nobody to wait for."""

    def close(self) -> None:
        """Take note that everything was let go of."""
        self.closed = True

    def progress(self, digest: str) -> Progress:
        """Return the best of the kept calls."""
        ours = [session for session, origin, _ in self.kept if origin.digest == digest]
        scores = [score(session.state) for session in ours if session.state.over]
        best = max(scores, key=lambda each: each.total, default=None)
        return Progress(best, len(ours), best is not None) if ours else NOT_PLAYED

    def last_end(self, digest: str) -> CallEnd | None:
        """Return what is left of the latest of the kept calls that ended."""
        ends = [each.state for each, origin, _ in self.kept if origin.digest == digest]
        return next((end_of(end) for end in reversed(ends) if end.over), None)

    def work_out(self) -> bool:
        """Return that there is nothing to work out."""
        return False

    def theme(self) -> str | None:
        """Return the theme chosen last."""
        return self.chosen

    def choose_theme(self, name: str) -> None:
        """Remember a theme."""
        self.chosen = name

    def notice(self) -> str | None:
        """Return the next notice."""
        return self.notices.pop(0) if self.notices else None


def parcel_level() -> Level:
    """Return a call of three scenes with a burst, a clue, a limit and all kinds of ends."""
    return Level(
        title="The third missed delivery",
        sector="logistics",
        brief="Amara Okafor has stayed at home three times for one parcel.\nIt is Wednesday.",
        caller=Caller(
            "Amara Okafor", mood=Mood.ANGRY, patience=60 * POINT, satisfaction=25 * POINT
        ),
        teaches=(Technique.LISTEN, Technique.SPECIFIC_APOLOGY),
        limits={"no-guarantee": "Never promise an hour the depot has not confirmed."},
        clues={"gate": "The gate code changed in March."},
        start="opening",
        scenes={scene.name: scene for scene in (_opening(), _gate(), _done(), _gone())},
    )


def _opening() -> Scene:
    return Scene(
        "opening",
        Speech.plain("Three days. Three days off work for one parcel that you say you attempted."),
        burst=(Piece(Speech.plain("They changed the gate code in March."), "gate"),),
        thinking="I just want one person to say it.",
        replies=(
            Reply(
                "Three days off work. That should not have happened, and I am sorry we did that.",
                Technique.SPECIFIC_APOLOGY,
                answer=Speech.plain("Thank you. Nobody has said that yet."),
                to=(Arrow("gate"),),
            ),
            Reply("Our drivers always attempt a delivery.", Technique.ARGUE, to=(Arrow("gate"),)),
            Reply(
                "You will have it by noon tomorrow, I guarantee it.",
                Technique.OVER_PROMISE,
                breaks="no-guarantee",
                to=(Arrow("gone"),),
            ),
            Reply("Which number is on the card?", Technique.CLARIFY, to=(Arrow("gate"),)),
        ),
    )


def _gate() -> Scene:
    return Scene(
        "gate",
        Speech.plain("So what now?"),
        replies=(
            Reply(
                "I can book you in for tomorrow, or keep it at the depot until ten tonight.",
                Technique.OFFER_OPTIONS,
                effect=Effect(satisfaction=4 * POINT),
                to=(Arrow("done"),),
            ),
            Reply("Please hold.", Technique.MULTITASK, to=(Arrow("gone"),)),
        ),
    )


def _done() -> Scene:
    return Scene("done", Speech.plain("The depot, then. Thank you. Bye."), end=Outcome.RESOLVED)


def _gone() -> Scene:
    return Scene("gone", Speech.plain("Forget it."), end=Outcome.UNRESOLVED)


def entry_of(level: Level | None, number: int | None = 1, problems: tuple[str, ...] = ()) -> Entry:
    """Return a menu entry for a level that lies in no file."""
    title = level.title if level else "broken"
    digest = hashlib.sha256(title.encode("utf-8", "surrogatepass")).hexdigest()
    return Entry(number, Path("parcel.yaml"), level, problems, digest, "")


def faded_call(context: RunContext, level: Level, strain: int) -> CallScreen:
    """Return a call that is taken at a strain of 0 to 100."""
    session, entry = Session(level, SEED), entry_of(level)
    line, live = context.line_to(session, entry.number), LiveCall(session, entry.origin)
    return CallScreen(context, entry, line, live, strain)


def app_with(  # noqa: PLR0913 - each test names the one thing that it is about
    start: Entry | None,
    *,
    clock: HandClock | None = None,
    records: MemoryRecords | None = None,
    pace: Pace | None = None,
    theme: str = DARK.name,
    pack: Path | None = None,
) -> CallcraftApp:
    """Return an app that begins with the brief of a call, or with the menu of a pack."""
    kept = records or MemoryRecords()
    kept.chosen = kept.chosen or theme
    return CallcraftApp(RunContext(kept, pace or Pace(), SEED, clock or HandClock(), pack), start)


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait for something that comes in its own time, however slow the machine is just now."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "It did not come."
        await pilot.pause(0.02)


async def listed(pilot: Pilot[None]) -> MenuScreen:
    """Wait until the menu lists its calls, and return it."""
    menu = pilot.app.screen
    assert isinstance(menu, MenuScreen)
    # It begins to read after its first frame: until there is a row, there may be nothing to await.
    await until(pilot, lambda: bool(menu.query(MenuEntry)))
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return menu


async def look_twice(pilot: Pilot[None], call: CallScreen) -> None:
    """Wait until a call has looked at its clock twice by itself, whatever came of that."""
    laps: list[None] = []
    # Begun after the call's own, on the same screen: each lap comes behind one of the call's looks.
    beside = call.set_interval(TICK, lambda: laps.append(None))
    await until(pilot, lambda: len(laps) > 1)
    beside.stop()
    await pilot.pause()


async def settle(pilot: Pilot[None], clock: HandClock) -> None:
    """Let the guard of the replies run out and everything be drawn."""
    clock.move(REPLY_GUARD)
    await pilot.pause()


async def tick(pilot: Pilot[None], clock: HandClock, seconds: float) -> None:
    """Let time pass, and wait until the call on the screen has noticed by itself."""
    call = pilot.app.screen
    assert isinstance(call, CallScreen)
    call.line.look()
    before = state_of(call)
    clock.move(seconds)
    await until(pilot, lambda: state_of(call) is not before)
    await pilot.pause()


async def hear_out(pilot: Pilot[None], clock: HandClock) -> None:
    """Let the caller finish, once they have begun."""
    clock.move(REPLY_GUARD)
    await pilot.press("space")
    await settle(pilot, clock)
