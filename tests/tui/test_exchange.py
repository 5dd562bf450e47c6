"""A call in real time, without a terminal: what a key may do when, and what time costs."""

import pytest

from game.call import Interrupt, Listen, Outcome, Say, Wait
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.tui.exchange import REPLY_GUARD, Exchange
from game.tui.passage import Passage, Voice
from tests.tui.stage import SEED, HandClock, parcel_level


@pytest.fixture
def clock() -> HandClock:
    """A clock moved by hand."""
    return HandClock()


@pytest.fixture
def exchange(clock: HandClock) -> Exchange:
    """A call that has just been answered."""
    return begun(clock)


def begun(clock: HandClock, pace: Pace | None = None) -> Exchange:
    """Return a call that has just been answered, at some pace."""
    call = Exchange(Session(parcel_level(), SEED), pace or Pace(), clock)
    call.answer()
    return call


def pass_seconds(exchange: Exchange, clock: HandClock, seconds: float) -> None:
    """Let time pass with ten looks a second."""
    for _ in range(round(seconds * 10)):
        clock.move(0.1)
        exchange.look()


def reply(exchange: Exchange, words: str) -> Say:
    """Return the open reply that begins with these words."""
    replies = exchange.state.place.replies
    return next(say for say in exchange.replies if replies[say.reply].say.startswith(words))


def test_words_appear_at_the_pace_of_the_speech(exchange: Exchange, clock: HandClock) -> None:
    pass_seconds(exchange, clock, 1.2)
    assert exchange.passages == [Passage(Voice.CALLER, "Three days. Three")]
    assert exchange.speaking
    assert exchange.replies == ()


def test_patience_drains_in_silence_and_never_in_speech(
    exchange: Exchange, clock: HandClock
) -> None:
    patience = exchange.state.meters.patience
    pass_seconds(exchange, clock, exchange.speech.length / 1_000)
    assert not exchange.speaking
    assert exchange.state.meters.patience == patience
    pass_seconds(exchange, clock, 10)
    assert exchange.state.meters.patience < patience


def test_the_time_of_the_call_is_the_time_of_the_clock(
    exchange: Exchange, clock: HandClock
) -> None:
    pass_seconds(exchange, clock, 12.3)
    assert exchange.state.tally.elapsed == pytest.approx(12_300, abs=2)


def test_no_reply_is_given_in_the_moment_the_caller_falls_silent(
    exchange: Exchange, clock: HandClock
) -> None:
    exchange.hear_out()
    assert not exchange.speaking
    assert not exchange.ready
    clock.move(REPLY_GUARD - 0.01)
    assert not exchange.ready
    clock.move(0.01)
    assert exchange.ready


def test_a_reply_is_not_given_while_the_caller_speaks(exchange: Exchange) -> None:
    exchange.say(Say(0))
    assert not any(isinstance(event, Say) for event in exchange.session.events)


def test_hearing_out_takes_the_time_the_words_take(exchange: Exchange) -> None:
    length = exchange.speech.length
    exchange.hear_out()
    assert exchange.state.tally.elapsed == length


def test_cutting_in_loses_the_rest_and_shows_where(exchange: Exchange, clock: HandClock) -> None:
    pass_seconds(exchange, clock, 1.2)
    assert exchange.cut_in()
    assert exchange.passages == [
        Passage(Voice.CALLER, "Three days. Three —"),
        Passage(Voice.NOTE, "You cut in."),
    ]
    assert isinstance(exchange.session.events[-1], Interrupt)
    assert not exchange.speaking


def test_there_is_nobody_to_interrupt_in_silence(exchange: Exchange) -> None:
    exchange.hear_out()
    assert not exchange.cut_in()
    assert not any(isinstance(event, Interrupt) for event in exchange.session.events)


def test_a_clue_is_noted_once_its_words_are_said(exchange: Exchange, clock: HandClock) -> None:
    exchange.hear_out()
    assert exchange.listen()
    assert exchange.learned == []
    pass_seconds(exchange, clock, exchange.speech.length / 1_000)
    assert exchange.learned == ["gate"]
    assert exchange.passages[-1] == Passage(Voice.NOTE, "Learned: The gate code changed in March.")


def test_listening_to_silence_is_a_deed_too(exchange: Exchange) -> None:
    exchange.hear_out()
    exchange.listen()
    exchange.hear_out()
    assert exchange.listen()
    assert exchange.passages[-1] == Passage(Voice.NOTE, "Silence.")
    assert [type(event) for event in exchange.session.events].count(Listen) == 2


def test_last_words_are_heard_before_the_end_is_told(exchange: Exchange, clock: HandClock) -> None:
    exchange.hear_out()
    exchange.say(reply(exchange, "You will have it"))
    assert (exchange.state.over, exchange.speaking, exchange.ended) == (True, True, False)
    pass_seconds(exchange, clock, exchange.speech.length / 1_000)
    assert exchange.ended
    assert exchange.passages[-2] == Passage(Voice.CALLER, "Forget it.")
    assert exchange.passages[-1].voice is Voice.NOTE


def test_a_caller_who_waits_too_long_hangs_up(exchange: Exchange, clock: HandClock) -> None:
    exchange.hear_out()
    pass_seconds(exchange, clock, 200)
    assert exchange.ended
    assert exchange.state.outcome is Outcome.HUNG_UP
    told = len(exchange.passages)
    pass_seconds(exchange, clock, 5)
    assert len(exchange.passages) == told


def test_hanging_up_cuts_the_caller_short(exchange: Exchange, clock: HandClock) -> None:
    pass_seconds(exchange, clock, 1.2)
    exchange.hang_up()
    assert exchange.state.outcome is Outcome.LEFT
    assert exchange.passages[0].text.endswith("—")
    assert exchange.ended


def test_untimed_thinking_costs_nothing(clock: HandClock) -> None:
    exchange = begun(clock, Pace(Clock.UNTIMED))
    pass_seconds(exchange, clock, exchange.speech.length / 1_000)
    before = exchange.state
    pass_seconds(exchange, clock, 300)
    assert exchange.state == before
    assert not exchange.state.over


def test_a_quicker_pace_is_quicker_for_everything(clock: HandClock) -> None:
    exchange = begun(clock, Pace(rate=2.0))
    pass_seconds(exchange, clock, exchange.speech.length / 2_000)
    assert not exchange.speaking
    pass_seconds(exchange, clock, 5)
    assert exchange.state.waited == pytest.approx(10_000, abs=200)


def test_the_clock_stands_still_while_the_call_waits(exchange: Exchange, clock: HandClock) -> None:
    exchange.hear_out()
    exchange.pause()
    before = exchange.state
    pass_seconds(exchange, clock, 60)
    assert exchange.state == before
    exchange.resume()
    pass_seconds(exchange, clock, 1)
    assert exchange.state.waited == 1_000


def test_the_log_replays_to_the_same_call(exchange: Exchange, clock: HandClock) -> None:
    pass_seconds(exchange, clock, 2.2)
    exchange.hear_out()
    pass_seconds(exchange, clock, 4.4)
    exchange.say(reply(exchange, "Three days off"))
    exchange.hear_out()
    exchange.say(reply(exchange, "I can book"))
    events = exchange.session.events
    again = Session(parcel_level(), SEED)
    for event in events:
        again.send(event)
    assert again.state == exchange.state
    assert sum(isinstance(event, Wait) for event in events) <= len(events) // 2 + 1
