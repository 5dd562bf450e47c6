"""Words for actions: what was done, what is going on, and what it brought."""

import re
from pathlib import Path
from typing import get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Attend,
    CallState,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Past,
    Recall,
    Resume,
    Say,
    Technique,
    Transfer,
    Wait,
    new_call,
    replay,
    step,
    take,
)
from game.call.script.facts import FactsMissing, check_complete
from game.view.actions import FACTS, Action, ActionFacts, action_of, done_words, technique_of_action
from game.view.build import view_of
from game.view.desk_words import hold_sentence
from game.view.errands import News, errand_begun, errand_sentence, news
from game.view.view import PendingMessage
from tests import strategies as some
from tests.play.busy import ASK, CALL_BACK, busy_level, busy_turns

QUIET = Wait(10_000)
"""Long enough for the caller to have spoken, and for the first ping to have come."""


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ((Answer(),), "You answered."),
        ((Answer(), Listen()), "You listened."),
        ((Answer(), Interrupt()), "You interrupted."),
        ((Answer(), HangUp()), "You put the phone down."),
        ((Answer(), QUIET), "You said nothing."),
        ((Answer(), Hold(), Wait(5)), "You left Amara on hold."),
        ((Answer(), Hold()), "You put Amara on hold without a word of why and how long."),
        ((Answer(), Hold(60_000)), "You put Amara on hold and said it would take a minute."),
        ((Answer(), Hold(300_000)), "You put Amara on hold and said it would take five minutes."),
        ((Answer(), Hold(), Resume()), "You came back to Amara."),
        (
            (Answer(), Hold(), Resume(thanks=True)),
            "You came back to Amara and thanked them for waiting.",
        ),
        ((Answer(), LookUp("codes")), "You looked up: Access codes."),
        ((Answer(), Consult("depot")), "You asked colleagues: Charlton depot."),
        (
            (Answer(), Transfer("depot", warm=True)),
            "You handed Amara over with the story: Charlton depot.",
        ),
        (
            (Answer(), Transfer("depot")),
            "You put Amara through without the story: Charlton depot.",
        ),
        ((Answer(), QUIET, Attend(0)), "You answered the message from Dana."),
        (
            (Answer(), Wait(3_000), Attend(0)),
            (
                "You answered the message from Dana while Amara was speaking: "
                "what was being said was lost."
            ),
        ),
        ((Answer(), QUIET, Hold(), Attend(0)), "You answered the message from Dana."),
        ((Answer(), QUIET, Park(0)), "You let Dana know that you would come back to it."),
        ((Recall(Past.HELPED),), "Amara had called before, and was helped."),
        ((Recall(Past.LET_DOWN),), "Amara had called before, and was let down."),
        ((Recall(Past.NEW),), "Amara had not called before."),
    ],
)
def test_what_was_done_is_a_sentence(events: tuple[Event, ...], words: str) -> None:
    assert done_words(busy_turns(*events)[-1]) == words


def test_a_reply_is_told_in_the_words_the_call_has() -> None:
    said = {done_words(busy_turns(Answer(), Say(CALL_BACK), seed=seed)[-1]) for seed in range(12)}
    assert said == {"You: I will ring you back with a name.", "You: You will get a call from me."}


@given(st.data())
def test_every_turn_has_words(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    for turn in replay(level, 0, data.draw(some.logs(level))):
        assert done_words(turn).endswith((".", "?", "!"))


def on_hold(state: CallState) -> str:
    """Return how it stands with a caller on hold in a state."""
    return hold_sentence(view_of(evolve(state, pings=()), ()))


def test_how_long_somebody_has_been_on_hold_is_told_beside_what_was_said() -> None:
    held = busy_turns(Answer(), Hold(120_000), Wait(40_999))[-1].after
    assert on_hold(held) == "Amara is on hold. You said 2 minutes; 0:40 so far."
    late = step(held, Wait(80_000))
    assert on_hold(late).endswith("2:00 so far, longer than you said.")
    unexplained = busy_turns(Answer(), Hold(), Wait(9_000))[-1].after
    assert on_hold(unexplained) == (
        "Amara is on hold, without a word of why and how long; 0:09 so far."
    )
    assert on_hold(new_call(busy_level())) == ""


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (LookUp("codes"), "You are reading: Access codes."),
        (Consult("depot"), "You are asking colleagues: Charlton depot."),
        (Say(ASK), "You are asking colleagues: Charlton depot."),
        (Transfer("depot"), "Amara is on the way to colleagues: Charlton depot."),
        (Attend(0), "You are answering Dana."),
    ],
)
def test_what_the_agent_is_busy_with_is_told(event: Event, words: str) -> None:
    turns = busy_turns(Answer(), QUIET, event)
    began = errand_begun(turns)
    assert began is turns[-1]
    assert errand_sentence(began) == words


@pytest.mark.parametrize(
    ("event", "brought"),
    [
        (LookUp("codes"), News("Access codes", "Gate code 4471 since March. Ring twice.")),
        (Consult("depot"), News("Charlton depot", "No van is left today.")),
        (Say(ASK), News("Charlton depot", "No van is left today.")),
        (Consult("claims"), News("Claims", "")),
        (Attend(0), News("Dana, Leeds office", "Is the line down for you too?")),
        (Transfer("depot"), None),
    ],
)
def test_an_errand_brings_its_news_once_it_is_done(event: Event, brought: News | None) -> None:
    turns = busy_turns(Answer(), QUIET, event)
    early = take(turns[-1].after, Wait(1_000))
    assert news(early, turns) is None
    done = take(early.after, Wait(90_000))
    assert news(done, (*turns, early, done)) == brought
    assert news(take(done.after, Wait(1)), turns) is None


def test_what_is_broken_off_brings_nothing() -> None:
    turns = busy_turns(Answer(), LookUp("codes"), Wait(20_000), HangUp())
    assert news(turns[-1], turns) is None


def test_without_an_errand_none_has_begun() -> None:
    assert errand_begun(busy_turns(Answer(), QUIET)) is None


def test_a_ping_says_who_and_what() -> None:
    assert PendingMessage(1, "Team lead", "Lunch?").line == "Team lead: Lunch?"


def test_every_event_of_the_rules_has_its_action() -> None:
    assert {facts.event for facts in FACTS.values()} == set(get_args(Event))
    assert len(FACTS) == len(Action)
    assert action_of(Say(3)) is Action.REPLY


def test_what_a_row_leaves_out_is_told_in_a_sentence() -> None:
    half: dict[Action, ActionFacts] = {**FACTS, Action.PARK: ActionFacts(event=Park, key="p")}
    with pytest.raises(FactsMissing, match=r"action `park` leaves out `done` .* `key_label`"):
        check_complete(Action, half)
    none: dict[Action, ActionFacts] = {
        action: facts for action, facts in FACTS.items() if action is not Action.HOLD
    }
    with pytest.raises(FactsMissing, match="action `hold` has no row"):
        check_complete(Action, none)


def test_no_two_actions_have_the_same_key_or_word() -> None:
    keys = [facts.key for facts in FACTS.values() if facts.key]
    typed = [word for facts in FACTS.values() for word in facts.typed]
    assert len(keys) == len(set(keys))
    assert len(typed) == len(set(typed))


def test_the_page_on_playing_tells_of_every_key_and_word() -> None:
    page = Path("docs/playing.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([^`]+)`", page))
    for facts in FACTS.values():
        assert not facts.key or facts.key in told
        assert not facts.typed or any(
            words == facts.typed[0] or words.startswith(f"{facts.typed[0]} ") for words in told
        )


def test_a_caller_on_hold_notices_nothing_of_what_is_done_meanwhile() -> None:
    heard, unheard = (
        busy_turns(Answer(), QUIET, *held, Attend(0))[-1] for held in ((), (Hold(0),))
    )
    assert technique_of_action(heard) is Technique.MULTITASK
    assert technique_of_action(unheard) is None
