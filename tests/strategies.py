"""Generated temperaments, levels, states and logs for the properties."""

from collections.abc import Sequence
from typing import Any, Final

from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st

from game.call import (
    HOLD_TIMES,
    Answer,
    Article,
    CallState,
    Commitment,
    Department,
    Errand,
    Event,
    HoldState,
    Level,
    Meters,
    Mood,
    Outcome,
    Past,
    Ping,
    Promise,
    Recall,
    Technique,
    Trait,
    Wait,
    legal,
    new_call,
    step,
)
from game.call.meters.mood import MOODS
from game.call.meters.values import Meter
from game.call.script.level import (
    ALWAYS,
    Arrow,
    Caller,
    Condition,
    Effect,
    Piece,
    Reply,
    Scene,
    Speech,
    Subject,
    Test,
)
from game.call.script.technique import RELATIONAL
from game.call.script.temperament import TEMPERAMENTS, Temperament
from game.call.tuning import MEMORY, TALK_MOST
from game.call.units import FULL, POINT

fewer: Final = settings(max_examples=max(settings().max_examples // 3, 10))
"""For properties of whole calls, of which each example takes a tenth of a second and more."""


Test.__test__ = False  # type: ignore[attr-defined]  # pytest must not collect it as a test class

CLUES = ("gate-code", "order-number")
LIMITS = ("no-guarantee",)
PROMISES = ("call-back", "noon")
DEPARTMENTS = ("depot", "claims")
NAMED = "⟪"
"""What each name begins with in a level whose names are marked; see tests/view/marks.py."""

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
                    Test(Subject.PROMISED, name=PROMISES[0], negated=negated),
                    Test(Subject.KEPT, name=PROMISES[0], negated=negated),
                    Test(Subject.MISSED, name=PROMISES[1], negated=negated),
                    Test(Subject.WAS, name=Past.LET_DOWN, negated=negated),
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
        promises=draw(_sometimes(PROMISES)),
        keeps=draw(_sometimes(PROMISES)),
        withdraws=draw(_sometimes(PROMISES)),
        consults=draw(_sometimes(DEPARTMENTS)),
        otherwise=draw(st.sampled_from(((), ("Or something else.",)))),
    )


def _sometimes(names: Sequence[str]) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, None, None, *names))


moments = st.integers(1, 40_000)
maybe_clues = st.none() | st.sampled_from(CLUES)
pings = st.builds(
    Ping, st.just("Dana"), st.just("Is it down?"), moments, moments, moments, maybe_clues
)


@st.composite
def desks(draw: st.DrawFn, scenes: Sequence[str], *, full: bool = False) -> dict[str, Any]:
    """What a level lays on the desk, as fields of a level; `full` leaves nothing of it out.

    Of two things alike, one is drawn and the other plain: so the examples stay small.
    """
    promises = {
        PROMISES[0]: Promise("Ring back.", draw(st.none() | moments), draw(maybe_clues)),
        PROMISES[1]: Promise("By noon.", undone_by=CLUES[1]),
    }
    if not full and draw(st.booleans()):
        return {"promises": promises}
    takes_over = draw(st.none() | st.sampled_from(scenes))
    return {
        "articles": {
            "codes": Article("Codes", "The code.", draw(moments), CLUES[0]),
            "hours": Article("Hours", "Ten to six.", 5_000),
        },
        "departments": {
            DEPARTMENTS[0]: Department(
                "The depot", "We have it.", draw(moments), draw(maybe_clues)
            ),
            DEPARTMENTS[1]: Department("Claims", "No.", 3_000, takes_over=takes_over),
        },
        "promises": promises,
        "pings": tuple(draw(st.lists(pings, min_size=2 * full, max_size=2))),
        "openings": dict.fromkeys(draw(st.sets(st.sampled_from(Past))), scenes[-1]),
        "past": draw(st.sampled_from(Past)),
    }


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
    desk = draw(desks(names))
    return Level("A generated call", draw(callers()), scenes, names[0], modelled=on, **desk)


def event_choice(state: CallState) -> st.SearchStrategy[Event]:
    """Anything that may happen in a state, time included."""
    waits: st.SearchStrategy[Event] = st.builds(Wait, st.integers(0, 30_000))
    options = legal(state)
    return st.sampled_from(options) | waits if options else waits


def _names_or_marked(names: Sequence[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """Names as a level has them, or has them marked; to any other level they are unknown."""
    known = (*names, *(f"{NAMED}{name}" for name in names), "unknown")
    return st.lists(st.sampled_from(known), max_size=2).map(tuple)


recalls = st.builds(
    Recall,
    st.sampled_from(Past),
    _names_or_marked(CLUES),
    _names_or_marked(PROMISES),
)


@st.composite
def logs(draw: st.DrawFn, level: Level, longest: int = 12, seed: int = 0) -> list[Event]:
    """The log of a call on `level` with a seed, up to so many events, ended or not."""
    state, events = new_call(level, seed), list[Event]()
    if draw(st.booleans()):
        events.append(draw(recalls))
        state = step(state, events[-1])
    for _ in range(draw(st.integers(0, longest))):
        event = draw(event_choice(state))
        state = step(state, event)
        events.append(event)
    return events


@st.composite
def answered_logs(draw: st.DrawFn, level: Level, longest: int = 12, seed: int = 0) -> list[Event]:
    """What happens in a call once it has been answered."""
    state, events = step(new_call(level, seed), Answer()), list[Event]()
    for _ in range(draw(st.integers(0, longest))):
        events.append(draw(event_choice(state)))
        state = step(state, events[-1])
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


@st.composite
def desk_states(draw: st.DrawFn, *, abusive: bool = False) -> CallState:
    """A state of a call on the line, with a desk, promises running, pings here and to come."""
    state = draw(states(abusive=abusive))
    there = Scene("there", draw(speeches()), replies=(Reply("Anything."),))
    desk = draw(desks(["here", "there"], full=True))
    desk["departments"] = {
        name: evolve(each, takes_over=each.takes_over or "there")
        for name, each in desk["departments"].items()
    }
    level = evolve(state.level, scenes={**state.level.scenes, "there": there}, **desk)
    commitment = st.builds(Commitment, st.sampled_from(PROMISES), st.none() | moments)
    coming = [(draw(moments), place) for place in range(len(level.pings))]
    here = len(coming) // 2
    return evolve(
        state,
        level=level,
        meters=evolve(state.meters, patience=max(state.meters.patience, 1)),
        ledger=tuple(draw(st.lists(commitment, max_size=2, unique_by=lambda each: each.promise))),
        coming=tuple(sorted(coming[here:])),
        pings=tuple(range(here)),
        clues=frozenset(draw(st.sets(st.sampled_from(CLUES), max_size=1))),
        transfers=draw(st.integers(0, 3)),
    )


@st.composite
def busy_states(draw: st.DrawFn) -> CallState:
    """The same, in which the caller may be speaking, silent or on hold, and an errand may run."""
    state = draw(desk_states())
    if draw(st.booleans()):
        hold = HoldState(
            draw(st.sampled_from((0, *HOLD_TIMES))), draw(moments), draw(st.booleans())
        )
        state = evolve(state, hold=hold)
    else:
        speaking = draw(st.integers(0, 20_000))
        telling = draw(maybe_clues) if speaking else None
        waited = 0 if speaking else draw(st.integers(0, 60_000))
        state = evolve(state, speaking=speaking, telling=telling, waited=waited)
    leads = st.none() if state.hold else st.none() | st.just("there")
    errand = st.builds(Errand, moments, maybe_clues, leads, st.booleans(), st.integers(0, 20_000))
    return evolve(state, errand=draw(st.none() | errand))


def _remembered(used: list[Technique]) -> tuple[Technique, ...]:
    kept: list[Technique] = []
    for technique in used:
        if kept.count(technique) < MEMORY:
            kept.append(technique)
    return tuple(sorted(kept))
