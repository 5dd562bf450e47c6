"""Law 8: solving gains with the call, and talk dilutes it; the order of things."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import CallState, Technique, Trait
from game.call.caller.model import gains_of
from game.call.caller.moment import Moment
from game.call.script.technique import APOLOGIES, RELATIONAL, REMEDIES, SOLVING
from game.call.tuning import EXCUSE_BELOW, TALK_FREE, TALK_MOST, WARM
from game.call.units import FULL
from tests.call.test_apology import at_heard
from tests.call.test_feelings import at_tension, gains
from tests.strategies import maybe_techniques, states

solving = st.sampled_from(sorted(SOLVING))
counts = st.integers(0, 30)


@given(states(), solving, counts, counts)
def test_solving_does_not_gain_less_as_the_call_moves_on(
    state: CallState, technique: Technique, one: int, other: int
) -> None:
    early, late = (evolve(state, turns=turns) for turns in sorted((one, other)))
    assert gains(early, technique).worth <= gains(late, technique).worth


@given(states(), solving)
def test_solving_gains_more_late_than_at_once(state: CallState, technique: Technique) -> None:
    early, late = (evolve(state, turns=turns) for turns in (0, 12))
    assume(gains(early, technique).worth > 0)
    assert gains(early, technique).worth < gains(late, technique).worth


@given(states(), solving, st.integers(0, TALK_MOST), st.integers(0, TALK_MOST))
def test_longer_relational_talk_dilutes_it(
    state: CallState, technique: Technique, one: int, other: int
) -> None:
    short, long = (evolve(state, talk=talk) for talk in sorted((one, other)))
    assert gains(short, technique).worth >= gains(long, technique).worth


@given(states(), solving)
def test_very_long_talk_takes_something_away(state: CallState, technique: Technique) -> None:
    short, long = (evolve(state, talk=talk) for talk in (0, TALK_MOST))
    assume(gains(short, technique).worth > 0)
    assert gains(short, technique).worth > gains(long, technique).worth


@given(states(), st.integers(0, WARM - 1), st.sampled_from(sorted(RELATIONAL - APOLOGIES)))
def test_a_calm_caller_whose_problem_waits_is_not_pleased_by_talk(
    state: CallState, tension: int, technique: Technique
) -> None:
    calm = at_tension(state, tension)
    brief, long = (evolve(calm, talk=talk) for talk in (TALK_FREE, TALK_FREE + 1))
    assert gains(long, technique).satisfaction < gains(brief, technique).satisfaction


@given(states(), st.integers(0, EXCUSE_BELOW - 1))
def test_an_explanation_before_being_heard_is_an_excuse(state: CallState, heard: int) -> None:
    unheard = gains(at_heard(state, heard), Technique.EXPLAIN_PLAINLY)
    listened_to = gains(at_heard(state, FULL), Technique.EXPLAIN_PLAINLY)
    assert unheard.worth < 0
    assert unheard.worth < listened_to.worth


@given(states(), st.sampled_from((Technique.CONFIRM_RESOLUTION, Technique.WARM_CLOSE)))
def test_closing_before_there_is_a_remedy_is_premature(
    state: CallState, technique: Technique
) -> None:
    nothing = tuple(each for each in state.used if each not in REMEDIES)
    premature = evolve(state, used=nothing, last=None)
    remedied = evolve(premature, used=tuple(sorted((*nothing, Technique.OFFER_OPTIONS))))
    assert gains(premature, technique).worth < 0
    assert gains(premature, technique).worth < gains(remedied, technique).worth


@given(states(), maybe_techniques)
def test_reassurance_wants_something_done_next(
    state: CallState, technique: Technique | None
) -> None:
    plain = evolve(state, last=None)
    promised = evolve(state, last=Technique.REASSURE_EFFORT)
    after, without = (gains_of(Moment(each, technique)).worth for each in (promised, plain))
    if technique in SOLVING:
        assert after == without
    else:
        assert after < without


@given(states(), st.sampled_from((Technique.MATCHED_REMEDY, Technique.OFFER_OPTIONS)))
def test_now_is_never_worse_than_later(state: CallState, technique: Technique) -> None:
    """Law 12, second half."""
    now, later = gains(state, technique), gains(state, technique, Trait.LATER)
    for field in ("patience", "satisfaction", "calm", "heard"):
        assert getattr(now, field) >= getattr(later, field)


@given(states())
def test_and_is_better_where_it_is_any_good(state: CallState) -> None:
    cool = evolve(
        state, meters=evolve(state.meters, tension=0), used=(), last=None, talk=0, turns=20
    )
    now = gains(cool, Technique.MATCHED_REMEDY)
    assume(now.worth > 0)
    assert gains(cool, Technique.MATCHED_REMEDY, Trait.LATER).worth < now.worth


@given(states(), st.sampled_from((frozenset[Trait](), frozenset({Trait.LATER}))))
def test_a_remedy_in_kind_is_never_worse_than_another_at_the_same_cost(
    state: CallState, when: frozenset[Trait]
) -> None:
    """Law 12, first half: the same offer, to the harm itself or beside it."""
    in_kind = gains(state, Technique.MATCHED_REMEDY, *when)
    beside = gains(state, Technique.MATCHED_REMEDY, Trait.OFF_TARGET, *when)
    for field in ("patience", "satisfaction", "calm", "heard"):
        assert getattr(in_kind, field) >= getattr(beside, field)
