"""What a search finds, what it takes, and what a panel offers."""

from attrs import evolve
from textual.events import Key

from game.call import Answer, Consult, Event, Fulfilment, Hold, LookUp, Say, Wait
from game.play.line import LocalLine
from game.play.panels import Panel, Turned, Turning, panel_of, possible
from game.play.session import Session
from game.tui import query
from game.view.commands import Answered, AskColleague, HandOver
from game.view.promises import most_pressing_first
from tests.lines import line_to
from tests.tui.desk_stage import desk_level
from tests.tui.stage import SEED


def test_a_search_takes_letters_and_gives_them_back() -> None:
    assert query.typed("cod", Key("e", "e")) == "code"
    assert query.typed("code", Key("backspace", "\x7f")) == "cod"
    assert query.typed("", Key("backspace", "\x7f")) is None
    assert query.typed("code", Key("f5", None)) == "code"
    assert query.pasted("a ", "b\nc") == "a b c"
    assert len(query.pasted("a", "b" * 1_000_000)) == query.MOST


def answered(*events: Event) -> LocalLine:
    """Return a line to a call that has been answered and heard out, after more events."""
    session = Session(desk_level(), SEED)
    session.send(Answer())
    session.send(Wait(session.state.speaking))
    for event in events:
        session.send(event)
    return line_to(session)


def panel(line: LocalLine, turning: Turning | None) -> Panel | None:
    """Return what stands in the place of the replies, all articles found."""
    return panel_of(line.view, Turned(turning, "", line.search("")))


def test_what_can_be_turned_to_is_what_the_rules_allow() -> None:
    everything = {Turning.HOLD, Turning.LOOK_UP, Turning.COLLEAGUES}
    assert possible(answered().view) == everything
    assert possible(answered(Hold(0)).view) == everything - {Turning.HOLD}
    assert possible(answered(Consult("depot")).view) == set()


def test_every_row_of_every_panel_may_happen() -> None:
    done = 0
    for before in ((), (Hold(60_000),), (Consult("depot"),)):
        for turning in (None, *Turning):
            shown = panel(answered(*before), turning)
            for option in shown.options if shown else ():
                if not isinstance(option.does, Turning):
                    receipt = answered(*before).send(option.does)
                    assert receipt.answered is Answered.ACCEPTED
                    done += 1
    assert done > len(Turning)


def test_what_can_be_done_with_a_department_stays_together() -> None:
    shown = panel(answered(), Turning.COLLEAGUES)
    assert shown is not None
    assert [option.does for option in shown.options] == [
        AskColleague(0),
        HandOver(0, warm=True),
        HandOver(0, warm=False),
        AskColleague(1),
    ]


def test_a_panel_that_is_not_possible_is_not_shown() -> None:
    shown = panel(answered(Hold(0)), Turning.HOLD)
    assert shown is not None
    assert shown.heading.startswith("Amara is on hold")


def test_an_errand_shows_how_far_it_is() -> None:
    shown = panel(answered(Consult("depot"), Wait(15_000)), None)
    assert shown is not None
    assert shown.done == 250
    assert shown.heading == "You are asking colleagues: Charlton depot. 0:45 to go."


def test_the_most_pressing_promise_comes_first() -> None:
    session = answered(Say(2), Wait(30_000))
    (ring,) = most_pressing_first(session.view.promises)
    assert ring.standing is Fulfilment.OPEN
    assert ring.stands.endswith("left")
    missed = answered(
        Say(2),
        Wait(110_000),
        Hold(300_000),
        Wait(40_000),
    )
    assert [each.stands for each in missed.view.promises] == ["missed"]


def test_a_call_that_is_over_has_no_panel_even_where_an_errand_was_cut_short() -> None:
    level = desk_level()
    endless = {"door-codes": evolve(level.articles["door-codes"], ms=600_000)}
    session = Session(evolve(level, articles=endless), SEED)
    session.send(Answer())
    session.send(LookUp("door-codes"))
    session.send(Wait(500_000))
    assert session.state.over
    for turning in (None, *Turning):
        assert panel(line_to(session), turning) is None
