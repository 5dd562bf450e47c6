"""Laws 11 and 17: what the score rises with, and what cannot reach gold."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    Answer,
    CallState,
    HangUp,
    Level,
    Listen,
    Medal,
    Meters,
    Outcome,
    Say,
    Technique,
    legal,
    more_to_say,
    new_call,
    score,
    step,
    take,
)
from game.call.score import fit_of_worth
from game.call.script.level import Arrow, Caller, Effect, Piece, Reply, Scene, Speech
from game.call.script.technique import MISSTEPS, UNKEEPABLE
from game.call.state import Tally
from game.call.tuning import GOLD, GOLD_CRAFT
from game.call.units import FULL, MINUTE, POINT
from tests.strategies import callers, levels, logs, maybe_techniques, states

ORDERED = (Outcome.UNRESOLVED, Outcome.PARTLY, Outcome.RESOLVED)
MEDALS = tuple(Medal)


@st.composite
def ended(draw: st.DrawFn) -> CallState:
    """A call the agent has seen to its end, with any tally a call can have."""
    moves = draw(st.integers(1, 30))
    tally = Tally(
        moves,
        satisfaction=draw(st.integers(0, moves * FULL)),
        fit=draw(st.integers(0, moves * 1_000)),
        breaches=draw(st.integers(0, 2)),
        elapsed=draw(st.integers(0, 20 * MINUTE)),
    )
    outcome = draw(st.sampled_from(sorted(set(Outcome) - {Outcome.LEFT})))
    return evolve(draw(states()), tally=tally, outcome=outcome)


def tallied(state: CallState, **changes: int) -> CallState:
    """Return the same call with another tally."""
    return evolve(state, tally=evolve(state.tally, **changes))


@given(ended())
def test_a_score_is_from_0_to_1000(state: CallState) -> None:
    assert 0 <= score(state).total <= 1_000


@given(ended())
def test_it_rises_with_the_outcome(state: CallState) -> None:
    clean = tallied(state, breaches=0)
    totals = [score(evolve(clean, outcome=outcome)).total for outcome in ORDERED]
    assert totals[0] < totals[1] < totals[2]


@given(ended(), st.integers(0, FULL), st.integers(0, FULL))
def test_it_rises_with_treatment(state: CallState, one: int, other: int) -> None:
    worse, better = sorted((one, other))
    low, high = (
        score(evolve(state, meters=evolve(state.meters, satisfaction=value)))
        for value in (worse, better)
    )
    assert low.total <= high.total
    if better - worse >= POINT:
        assert low.care < high.care


@given(ended(), st.integers(0, FULL), st.integers(0, FULL))
def test_it_rises_with_treatment_along_the_way(state: CallState, one: int, other: int) -> None:
    worse, better = sorted((one, other))
    moves = state.tally.moves
    low, high = (score(tallied(state, satisfaction=value * moves)) for value in (worse, better))
    assert low.total <= high.total
    if better - worse >= POINT:
        assert low.care < high.care


@given(ended(), st.integers(0, 1_000), st.integers(0, 1_000))
def test_it_rises_with_procedure_in_craft(state: CallState, one: int, other: int) -> None:
    worse, better = sorted((one, other))
    moves = state.tally.moves
    low, high = (score(tallied(state, fit=value * moves)) for value in (worse, better))
    assert low.total <= high.total
    if better - worse >= 10:
        assert low.craft < high.craft


@given(ended(), st.integers(0, 20 * MINUTE), st.integers(0, 20 * MINUTE))
def test_it_rises_with_procedure_in_pace(state: CallState, one: int, other: int) -> None:
    quick, slow = sorted((one, other))
    fast, late = (score(tallied(state, elapsed=value)) for value in (quick, slow))
    assert fast.total >= late.total
    assert MEDALS.index(fast.medal) >= MEDALS.index(late.medal)


def test_a_call_within_its_target_has_all_the_pace_and_one_twice_as_long_none() -> None:
    level = Level("A", Caller("B"), {"end": Scene("end")}, "end")
    state = evolve(new_call(level), outcome=Outcome.RESOLVED)
    assert score(tallied(state, elapsed=level.target)).pace == 100
    assert score(tallied(state, elapsed=level.target * 3 // 2)).pace == 50
    assert score(tallied(state, elapsed=level.target * 2)).pace == 0


@given(ended())
def test_a_call_that_is_not_resolved_cannot_reach_gold(state: CallState) -> None:
    assume(state.outcome is not Outcome.RESOLVED)
    assert score(state).medal is not Medal.GOLD


def test_not_even_a_perfect_call_that_is_only_partly_resolved_reaches_gold() -> None:
    level = Level("A", Caller("B"), {"end": Scene("end")}, "end")
    meters = Meters(FULL, FULL, 0, FULL)
    perfect = Tally(moves=9, satisfaction=9 * FULL, fit=9_000)
    for outcome, medal in ((Outcome.RESOLVED, Medal.GOLD), (Outcome.PARTLY, Medal.SILVER)):
        state = evolve(new_call(level), meters=meters, tally=perfect, outcome=outcome)
        assert score(state).medal is medal


@given(st.integers(0, 1_000))
def test_gold_asks_for_craft_whatever_the_points(fit: int) -> None:
    """Law 17: a technique that wears out may please all the way, and is no gold."""
    level = Level("A", Caller("B"), {"end": Scene("end")}, "end")
    tally = Tally(moves=9, satisfaction=9 * FULL, fit=9 * fit)
    meters = Meters(FULL, FULL, 0, FULL)
    state = evolve(new_call(level), meters=meters, tally=tally, outcome=Outcome.RESOLVED)
    assume(score(state).total >= GOLD)
    assert score(state).medal is (Medal.GOLD if fit >= GOLD_CRAFT else Medal.SILVER)


@given(ended(), st.integers(1, 5))
def test_a_breach_of_integrity_costs_and_cannot_reach_gold(state: CallState, times: int) -> None:
    clean = tallied(evolve(state, outcome=Outcome.RESOLVED), breaches=0)
    breach = tallied(clean, breaches=times)
    assert score(breach).medal is not Medal.GOLD
    assert score(breach).integrity == times * score(tallied(clean, breaches=1)).integrity < 0
    assert score(breach).total < score(clean).total or score(clean).total == 0


@given(states(), maybe_techniques, st.none() | st.just("no-guarantee"))
def test_every_limit_broken_and_every_promise_that_cannot_be_kept_is_a_breach(
    state: CallState, technique: Technique | None, breaks: str | None
) -> None:
    """Each time anew: the same limit broken twice is two breaches, one reply is never more."""
    scene = evolve(state.current_scene, replies=(Reply("x", technique, breaks=breaks),))
    level = evolve(state.level, scenes={**state.level.scenes, "here": scene})
    twice = evolve(state, level=level)
    for count in (1, 2):
        twice = evolve(step(twice, Say(0)), outcome=None)
        assert twice.tally.breaches == count * (technique in UNKEEPABLE or breaks is not None)


@given(ended())
def test_putting_the_phone_down_is_worth_nothing(state: CallState) -> None:
    assert score(evolve(state, outcome=Outcome.LEFT)).total == 0


@given(levels(), st.booleans())
def test_nor_is_a_call_without_a_word(level: Level, listens: bool) -> None:
    state = step(new_call(level), Answer())
    while listens and Listen() in legal(state):
        state = step(state, Listen())
    left = state if state.over else step(state, HangUp())
    assert score(left).care == score(left).craft == 0


@given(st.data())
def test_a_call_still_going_on_has_no_medal_and_no_resolution(data: st.DataObject) -> None:
    level = data.draw(levels())
    state = new_call(level)
    for event in data.draw(logs(level)):
        state = step(state, event)
    if not state.over:
        assert score(state).medal is Medal.NONE
        assert score(state).resolution == score(state).pace == 0


@given(st.integers(-30 * POINT, 30 * POINT), st.integers(0, POINT))
def test_fit_never_falls_with_worth(worth: int, more: int) -> None:
    assert 0 <= fit_of_worth(worth) <= fit_of_worth(worth + more) <= 1_000


@given(states(), st.sampled_from(sorted(MISSTEPS)))
def test_a_misstep_never_fits_however_much_it_pleases(
    state: CallState, technique: Technique
) -> None:
    scene = evolve(
        state.current_scene, replies=(Reply("x", technique, effect=Effect(satisfaction=FULL)),)
    )
    level = evolve(state.level, scenes={**state.level.scenes, "here": scene})
    assert take(evolve(state, level=level), Say(0)).fit == 0


def open_call(caller: Caller, exchanges: int, pieces: int = 0) -> Level:
    """Return a level that offers every technique at each of so many exchanges, then resolves."""
    scenes = {"end": Scene("end", end=Outcome.RESOLVED)}
    for number in range(exchanges):
        to = (Arrow(f"scene-{number + 1}" if number + 1 < exchanges else "end"),)
        offered = tuple(Reply("x", technique, to=to) for technique in Technique)
        told = (Piece(Speech.plain("And another thing.")),) * pieces
        scenes[f"scene-{number}"] = Scene(f"scene-{number}", Speech.plain("Well?"), told, offered)
    return Level("Open", caller, scenes, "scene-0")


@given(callers(), st.sampled_from(Technique), st.integers(3, 14), st.integers(0, 5))
def test_no_policy_that_repeats_one_technique_reaches_gold(
    caller: Caller, technique: Technique, exchanges: int, pieces: int
) -> None:
    """Not even where every caller is heard out to the last word before each reply."""
    state = step(new_call(open_call(caller, exchanges, pieces)), Answer())
    while not state.over:
        while more_to_say(state):
            state = step(state, Listen())
        state = step(state, Say(list(Technique).index(technique)))
    assert score(state).medal is not Medal.GOLD


@given(callers())
def test_listening_always_wins_nothing(caller: Caller) -> None:
    state = step(new_call(open_call(caller, 8)), Answer())
    while not state.over:
        assert Listen() in legal(state)
        state = step(state, Listen())
    assert score(state).medal is Medal.NONE
