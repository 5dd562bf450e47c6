"""What a search finds, what it takes, and what a panel offers."""

from attrs import evolve
from textual.events import Key

from game.call import Answer, Consult, Fulfilment, Hold, LookUp, Say, Transfer, Wait, deeds
from game.play.session import Session
from game.tui import query
from game.tui.panels import Turning, possible, view_of
from game.tui.pledges import promises
from tests.tui.desk_stage import desk_level
from tests.tui.stage import SEED


def test_a_search_takes_letters_and_gives_them_back() -> None:
    assert query.typed("cod", Key("e", "e")) == "code"
    assert query.typed("code", Key("backspace", "\x7f")) == "cod"
    assert query.typed("", Key("backspace", "\x7f")) is None
    assert query.typed("code", Key("f5", None)) == "code"
    assert query.pasted("a ", "b\nc") == "a b c"
    assert len(query.pasted("a", "b" * 1_000_000)) == query.MOST


def answered(*events: object) -> Session:
    """Return a call that has been answered and heard out, after more events."""
    session = Session(desk_level(), SEED)
    session.send(Answer())
    session.send(Wait(session.state.speaking))
    for event in events:
        session.send(event)  # type: ignore[arg-type]
    return session


def test_what_can_be_turned_to_is_what_the_rules_allow() -> None:
    everything = {Turning.HOLD, Turning.LOOK_UP, Turning.COLLEAGUES}
    assert possible(answered().state) == everything
    assert possible(answered(Hold(0)).state) == everything - {Turning.HOLD}
    assert possible(answered(Consult("depot")).state) == set()


def test_every_row_of_every_panel_may_happen() -> None:
    for session in (answered(), answered(Hold(60_000))):
        state = session.state
        for turning in (None, *Turning):
            view = view_of(state, session.turns, turning, "")
            for option in view.options if view else ():
                assert isinstance(option.does, Turning) or option.does in tuple(deeds(state))


def test_what_can_be_done_with_a_department_stays_together() -> None:
    session = answered()
    view = view_of(session.state, session.turns, Turning.COLLEAGUES, "")
    assert view is not None
    assert [option.does for option in view.options] == [
        Consult("depot"),
        Transfer("depot", warm=True),
        Transfer("depot", warm=False),
        Consult("billing"),
    ]


def test_a_panel_that_is_not_possible_is_not_shown() -> None:
    session = answered(Hold(0))
    view = view_of(session.state, session.turns, Turning.HOLD, "")
    assert view is not None
    assert view.heading.startswith("Amara is on hold")


def test_an_errand_shows_how_far_it_is() -> None:
    session = answered(Consult("depot"), Wait(15_000))
    view = view_of(session.state, session.turns, None, "")
    assert view is not None
    assert view.done == 250
    assert view.heading == "You are asking colleagues: Charlton depot. 0:45 to go."


def test_the_most_pressing_promise_comes_first() -> None:
    session = answered(Say(2), Wait(30_000))
    (ring,) = promises(session.state)
    assert ring.standing is Fulfilment.OPEN
    assert ring.stands.endswith("left")
    missed = answered(
        Say(2),
        Wait(110_000),
        Hold(300_000),
        Wait(40_000),
    )
    assert [each.stands for each in promises(missed.state)] == ["missed"]


def test_a_call_that_is_over_has_no_panel_even_where_an_errand_was_cut_short() -> None:
    level = desk_level()
    endless = {"door-codes": evolve(level.articles["door-codes"], ms=600_000)}
    session = Session(evolve(level, articles=endless), SEED)
    session.send(Answer())
    session.send(LookUp("door-codes"))
    session.send(Wait(500_000))
    assert session.state.over
    for turning in (None, *Turning):
        assert view_of(session.state, session.turns, turning, "") is None
