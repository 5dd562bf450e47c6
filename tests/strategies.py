"""Generated temperaments, levels, states and logs for the properties."""

from collections.abc import Sequence

from hypothesis import strategies as st

from game.call import (
    CallState,
    Event,
    Level,
    Meters,
    Mood,
    Outcome,
    Technique,
    Trait,
    Wait,
    legal,
    new_call,
    step,
)
from game.call.mood import MOODS
from game.call.script import (
    ALWAYS,
    Arrow,
    Caller,
    Condition,
    Effect,
    Meter,
    Piece,
    Reply,
    Scene,
    Speech,
    Subject,
    Test,
)
from game.call.technique import RELATIONAL
from game.call.temperament import TEMPERAMENTS, Temperament
from game.call.tuning import MEMORY, TALK_MOST
from game.call.units import FULL, POINT

Test.__test__ = False  # type: ignore[attr-defined]  # pytest must not collect it as a test class

CLUES = ("gate-code", "order-number")
LIMITS = ("no-guarantee",)

meter_values = st.integers(0, FULL)
techniques = st.sampled_from(Technique)
maybe_techniques = st.none() | techniques


@st.composite
def temperaments(draw: st.DrawFn) -> Temperament:
    """A shipped temperament, or one made up within the bounds of the class."""
    if draw(st.booleans()):
        return draw(st.sampled_from(sorted(TEMPERAMENTS.values(), key=lambda each: each.name)))
    tastes = draw(st.dictionaries(techniques, st.integers(50, 150), max_size=4))
    return Temperament(
        "made-up",
        heat=draw(st.integers(1, 199)),
        drain=draw(st.integers(10, 2_000)),
        tastes=tuple(tastes.items()),
    )


@st.composite
def callers(draw: st.DrawFn) -> Caller:
    """A caller who stays on the line at least for the first word."""
    return Caller(
        "Amara Okafor",
        draw(temperaments()),
        draw(st.sampled_from(Mood)),
        patience=draw(st.integers(1 * POINT, FULL)),
        satisfaction=draw(meter_values),
    )


words = st.sampled_from(("", "Three days.", "And then I waited, all morning, by the window."))


@st.composite
def speeches(draw: st.DrawFn) -> Speech:
    """Words that are the same in every mood, or not."""
    if draw(st.booleans()):
        return Speech.plain(draw(words))
    moods = draw(st.lists(st.sampled_from(MOODS), min_size=1, max_size=3, unique=True))
    return Speech.by_mood({mood: draw(words) for mood in moods})


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    """Most often no condition; else one test of any kind."""
    if draw(st.integers(0, 3)):
        return ALWAYS
    low, high = sorted((draw(meter_values), draw(meter_values)))
    negated = draw(st.booleans())
    return (
        draw(
            st.sampled_from(
                (
                    Test(Meter.PATIENCE, low, high, negated=negated),
                    Test(Subject.MOOD, low, high, negated=negated),
                    Test(Subject.TURNS, 1, 4, negated=negated),
                    Test(Subject.KNOWS, name=CLUES[0], negated=negated),
                    Test(Subject.USED, name=Technique.LISTEN, negated=negated),
                    Test(Subject.BROKE, name=LIMITS[0], negated=negated),
                )
            )
        ),
    )


points = st.integers(-60 * POINT, 60 * POINT)
effects = st.just(Effect()) | st.builds(Effect, points, points, points, points)
traits = st.frozensets(st.sampled_from(Trait), max_size=2)


@st.composite
def replies(draw: st.DrawFn, scenes: Sequence[str]) -> Reply:
    """A reply that leads to any of `scenes`, or stays."""
    arrow = st.builds(Arrow, st.sampled_from(scenes), conditions())
    return Reply(
        "Something an agent might say.",
        draw(maybe_techniques),
        draw(traits),
        draw(effects),
        draw(conditions()),
        draw(st.none() | st.sampled_from(CLUES)),
        draw(st.none() | st.sampled_from(LIMITS)),
        draw(speeches()),
        tuple(draw(st.lists(arrow, max_size=2))),
    )


pieces = st.builds(Piece, speeches(), st.none() | st.sampled_from(CLUES))


@st.composite
def levels(draw: st.DrawFn, *, modelled: bool | None = None) -> Level:
    """A level of up to four scenes and an end, with loops, dead ends and closed doors."""
    names = [f"scene-{number}" for number in range(draw(st.integers(1, 4)))]
    everywhere = [*names, "end"]
    scenes = {
        name: Scene(
            name,
            draw(speeches()),
            tuple(draw(st.lists(pieces, max_size=2))),
            tuple(draw(st.lists(replies(everywhere), min_size=1, max_size=3))),
            abusive=draw(st.booleans()),
        )
        for name in names
    }
    ends = (Outcome.RESOLVED, Outcome.PARTLY, Outcome.UNRESOLVED)
    scenes["end"] = Scene("end", draw(speeches()), end=draw(st.sampled_from(ends)))
    on = draw(st.booleans()) if modelled is None else modelled
    return Level("A generated call", draw(callers()), scenes, names[0], modelled=on)


def event_choice(state: CallState) -> st.SearchStrategy[Event]:
    """Anything that may happen in a state, time included."""
    waits: st.SearchStrategy[Event] = st.builds(Wait, st.integers(0, 30_000))
    options = legal(state)
    return st.sampled_from(options) | waits if options else waits


@st.composite
def logs(draw: st.DrawFn, level: Level, longest: int = 12) -> list[Event]:
    """The log of a call on `level`, up to so many events, ended or not."""
    state, events = new_call(level, draw(st.integers(0, 2**32))), list[Event]()
    for _ in range(draw(st.integers(0, longest))):
        event = draw(event_choice(state))
        state = step(state, event)
        events.append(event)
    return events


@st.composite
def states(draw: st.DrawFn, *, abusive: bool | None = None) -> CallState:
    """A state in the middle of a call, with any meters and any memory."""
    rude = draw(st.booleans()) if abusive is None else abusive
    scene = Scene("here", replies=(Reply("Anything at all."),), abusive=rude)
    end = Scene("end", end=Outcome.RESOLVED)
    level = Level("A generated call", draw(callers()), {"here": scene, "end": end}, "here")
    used = draw(st.lists(techniques, max_size=6).map(_remembered))
    return CallState(
        level,
        0,
        "here",
        Meters(*(draw(meter_values) for _ in range(4))),
        answered=True,
        turns=draw(st.integers(0, 20)),
        used=used,
        last=draw(st.none() | st.sampled_from(used)) if used else None,
        talk=draw(st.integers(0, TALK_MOST)) if RELATIONAL & set(used) else 0,
    )


def _remembered(used: list[Technique]) -> tuple[Technique, ...]:
    kept: list[Technique] = []
    for technique in used:
        if kept.count(technique) < MEMORY:
            kept.append(technique)
    return tuple(sorted(kept))
