"""Deeds beside talking, line by line: each is done, takes its time, and brings what it can."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Attend,
    Consult,
    Event,
    Hold,
    Level,
    LookUp,
    Outcome,
    Park,
    Past,
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
    event_from_data,
    replay,
    score,
)
from game.level import read_level
from game.plain.call.command import help_rows
from game.plain.call.desk import how
from game.plain.call.plain_call import PlainCall
from game.plain.report import debrief_lines
from game.play.debrief import debrief
from game.play.outcome import outcome_data
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.view.actions import FACTS, Action
from game.view.ending import LINE_FIRST, LINE_LAPSED
from game.view.view import DeskContents
from tests.lines import line_to, session_of, state_of
from tests.plain.desk import played
from tests.play.busy import ASK, BUSY, busy_level
from tests.play.tiny import tiny_level

UNTIMED = Pace(Clock.UNTIMED)
SPOKEN = "wait 9"
"""Long enough for the caller to have spoken and for the first message to have come in."""


def busy(*script: str | tuple[float, str], **how_played: object) -> tuple[PlainCall, str]:
    """Return the busy call after these lines, with what was written since the last of them."""
    _, before = played("", *script[:-1], level=busy_level(), **how_played)  # type: ignore[arg-type]
    call, text = played("", *script, level=busy_level(), **how_played)  # type: ignore[arg-type]
    return call, text[len(before.removesuffix("> \n")) :]


def deeds(call: PlainCall) -> Sequence[Event]:
    """Return what was done in a call after the first word was heard."""
    return session_of(call).events[2:]


def test_hold_says_why_and_for_how_long_or_not_a_word() -> None:
    call, text = busy(SPOKEN, "hold 2")
    assert deeds(call) == (Hold(120_000),)
    assert "You put Amara on hold and said it would take two minutes." in text
    assert "Amara is on hold. You said 2 minutes; 0:00 so far." in text
    call, text = busy(SPOKEN, "hold")
    assert deeds(call) == (Hold(0),)
    assert "without a word of why and how long" in text


@pytest.mark.parametrize("line", ["1", "listen", "repeat"])
def test_on_hold_there_is_nothing_to_say_and_it_is_told_what_there_is_to_do(line: str) -> None:
    call, text = busy(SPOKEN, "hold 1", line)
    assert deeds(call) == (Hold(60_000),)
    assert "Type back thanks, back, look up, ask or hang up." in " ".join(text.split())
    assert "1  " not in text


def test_time_on_hold_is_told() -> None:
    _, text = busy(SPOKEN, "hold 1", "wait 70", "repeat")
    assert "1:10 so far, longer than you said." in " ".join(text.split())


@pytest.mark.parametrize(
    ("line", "thanks"), [("back", False), ("back thanks", True), ("thanks", True)]
)
def test_coming_back(line: str, thanks: bool) -> None:
    call, text = busy(SPOKEN, "hold 1", line)
    assert deeds(call) == (Hold(60_000), Resume(thanks))
    assert "1  " in text


def test_a_caller_kept_on_hold_for_ever_hangs_up() -> None:
    call, text = busy(SPOKEN, "hold", "wait 999")
    assert state_of(call).outcome is Outcome.HUNG_UP
    assert "You left Amara on hold. Amara hangs up." in text
    _, text = busy(SPOKEN, "hold", (999.0, "back"))
    assert "On hold, Amara hung up." in text


def test_what_can_be_looked_up_is_listed_and_searched() -> None:
    call, text = busy(SPOKEN, "look up")
    assert "1  Access codes\n2  Opening hours\n" in text
    assert busy(SPOKEN, "look up TEN at night")[1].splitlines()[2:] == ["2  Opening hours", "> "]
    assert busy(SPOKEN, "look up night ten")[1].splitlines()[2:] == ["2  Opening hours", "> "]
    assert '"zebra"' in busy(SPOKEN, "look up zebra")[1]
    assert deeds(call) == ()


@pytest.mark.parametrize("line", ["look up 1", "look up ACCESS  codes"])
def test_an_article_is_opened_read_and_told(line: str) -> None:
    call, text = busy(SPOKEN, line)
    assert deeds(call) == (LookUp("codes"), Wait(25_000))
    assert text.splitlines()[1:4] == [
        "You looked up: Access codes.",
        "It takes 25 seconds.",
        "Access codes: Gate code 4471 since March. Ring twice.",
    ]
    assert "Learned: The gate code is 4471." in text
    assert "Patience 8" in text
    assert "(-" in text


@pytest.mark.parametrize("line", ["ask 1", "ask depot", "ask Charlton depot", "ask charl"])
def test_a_colleague_is_asked_and_answers(line: str) -> None:
    call, text = busy(SPOKEN, line)
    assert deeds(call) == (Consult("depot"), Wait(60_000))
    assert "It takes 60 seconds.\nCharlton depot: No van is left today.\n" in text


def test_a_colleague_with_no_answer_says_so() -> None:
    assert "Claims: Nothing that helps." in busy(SPOKEN, "ask claims")[1]


def test_colleagues_are_listed_and_asked_for_again_where_it_is_not_clear_who() -> None:
    assert "1  Charlton depot\n2  Claims\n" in busy(SPOKEN, "ask")[1]
    assert "Which of them?" in busy(SPOKEN, "ask c")[1]
    call, text = busy(SPOKEN, "ask nobody")
    assert 'There is no colleague called "nobody".' in text
    assert deeds(call) == ()


def test_a_reply_that_asks_a_colleague_brings_the_answer() -> None:
    number = next(
        number for number in range(1, 6) if deeds(busy(SPOKEN, str(number))[0])[0] == Say(ASK)
    )
    call, text = busy(SPOKEN, str(number))
    assert deeds(call) == (Say(ASK), Wait(60_000))
    assert "You: Let me ask the depot.\nIt takes 60 seconds.\nCharlton depot: No van" in text
    assert "says nothing" not in text


@pytest.mark.parametrize(("line", "warm"), [("hand over depot", True), ("put through 1", False)])
def test_a_caller_is_handed_over_with_the_story_or_without(line: str, warm: bool) -> None:
    call, text = busy(SPOKEN, line)
    assert deeds(call) == (Transfer("depot", warm), Wait(20_000))
    assert ("with the story" in text) is warm
    assert "Amara: Hello, depot? I have a story to tell.\n" in text
    assert "Go on." in text


def test_only_who_takes_over_callers_is_listed_and_can() -> None:
    _, text = busy(SPOKEN, "hand over")
    assert "1  Charlton depot" in text
    assert "Claims" not in text
    call, text = busy(SPOKEN, "put through claims")
    assert "Claims takes over no callers." in text
    assert deeds(call) == ()
    _, text = busy(SPOKEN, "hold", "hand over 1")
    assert "Type back first" in text


def test_a_message_is_told_after_the_line_it_came_in_with() -> None:
    assert "A message from" not in busy("help")[1]
    _, text = busy("help", (9.0, "help"))
    told = "A message from Dana, Leeds office: Is the line down for you too?\n"
    assert text.endswith(f"{told}Type answer, or park to put it off with a word.\n> \n")
    assert "A message from" not in busy(SPOKEN, "help")[1]


def test_a_message_that_has_not_been_told_of_cannot_be_meant() -> None:
    call, text = busy("help", (9.0, "answer"))
    assert deeds(call) == ()
    assert "No message is waiting" in text
    assert "A message from Dana" in text


def test_a_message_is_answered() -> None:
    call, text = busy(SPOKEN, "answer")
    assert deeds(call) == (Attend(0), Wait(15_000))
    assert "You answered the message from Dana.\nIt takes 15 seconds.\nLearned: The line" in text


def test_a_message_is_answered_once_the_caller_has_finished() -> None:
    """What has been read to its end has been heard to its end."""
    call, text = busy("help", (9.0, "help"), "answer")
    *_, spoken, attended, _ = session_of(call).turns
    assert isinstance(spoken.event, Wait)
    assert attended.before.speaking == 0
    assert "was lost" not in text


def test_a_message_is_put_off_with_a_word_and_costs_nothing() -> None:
    call, text = busy(SPOKEN, "park")
    assert deeds(call) == (Park(0),)
    assert "You let Dana know" in text
    assert "Patience 90 plenty · Satisfaction 50 unsure" in text
    assert "No message is waiting for a word from you." in busy(SPOKEN, "park", "park")[1]


def number_of(words: str) -> str:
    """Return the number under which a reply of the busy call is shown."""
    _, text = busy(SPOKEN)
    return next(line for line in text.splitlines() if line.endswith(words)).split()[0]


def test_promises_are_told_as_they_come_and_stand() -> None:
    van = number_of("A van comes today.")
    _, text = busy(SPOKEN, van)
    assert "Promised: A van comes today.\n" in text
    for word in ("promises", "notes"):
        assert "- A van comes today: still to keep, 4:00 left" in busy(SPOKEN, van, word)[1]
    assert "Promised:\n- nothing yet\n" in busy(SPOKEN, "promises")[1]
    _, text = busy(SPOKEN, van, "ask depot")
    assert "Could not be kept: A van comes today.\n" in text
    call, _ = busy(SPOKEN, van, "hang up", "hang up")
    lines = debrief_lines(debrief(session_of(call).turns), 80)
    assert "- A van comes today: missed." in lines


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hold", "There is nothing in this call to put anybody on hold for."),
        ("back", "Amara is not on hold."),
        ("look up", "There is nothing to look up in this call."),
        ("ask depot", "There is nobody to ask in this call."),
        ("hand over 1", "There is nobody in this call who takes over callers."),
        ("answer", "No message is waiting for a word from you."),
        ("park dana", "No message is waiting for a word from you."),
        ("promises", "- nothing yet"),
    ],
)
def test_what_a_call_does_not_have_is_told_in_a_sentence(line: str, words: str) -> None:
    call, text = played("", line)
    assert session_of(call).events == (Answer(),)
    assert words in text.split(f"> {line}\n")[1]


def desk_of(level: Level) -> DeskContents:
    """Return what there is beside words in a level."""
    return line_to(Session(level, 0)).view.desk


def test_only_the_words_a_call_has_are_listed() -> None:
    few, listed = help_rows(desk_of(tiny_level())), help_rows(desk_of(busy_level()))
    typed = [word for word, _ in few]
    assert typed == [
        *("1, 2, 3 ...", "listen", "interrupt", "hang up"),
        *("wait 5", "repeat", "notes", "brief", "quit"),
    ]
    assert set(few) < set(listed)
    assert set(FACTS[Action.ATTEND].help) < set(listed)
    assert how(desk_of(tiny_level())) == (
        "Type the number of a reply, or a word: listen, interrupt, hang up, notes, help, quit."
    )
    for word in ("hold", "look up", "ask", "hand over", "promises"):
        assert f" {word}," in how(desk_of(busy_level()))
        assert f" {word}," not in how(desk_of(tiny_level()))
    assert "\nlook up 2: " in busy("help")[1]


def test_errands_take_their_time_where_thinking_takes_none() -> None:
    call, _ = busy((99.0, "look up 1"), (99.0, "ask 1"), pace=UNTIMED)
    assert state_of(call).tally.elapsed == session_of(call).turns[0].after.speaking + 85_000


def test_an_abusive_caller_is_warned_before_the_phone_is_put_down() -> None:
    handed = (SPOKEN, "hand over 1")
    call, text = busy(*handed, "hang up")
    assert not state_of(call).over
    assert "Say where the line is first; then you may end the call." in text
    call, _ = busy(*handed, "hang up", "notes", "hang up")
    assert state_of(call).outcome is Outcome.LEFT
    call, text = busy(*handed, "hang up", "listen", "hang up")
    assert not state_of(call).over
    assert "Say where the line is first" in text
    line = next(
        line for line in busy(*handed)[1].splitlines() if line.endswith("Not in that tone, please.")
    )
    call, text = busy(*handed, line.split()[0], "hang up")
    assert state_of(call).outcome is Outcome.ENDED
    assert "You end the call, as you had said you would." in text


def test_who_goes_on_is_told_again_before_the_phone_goes_down() -> None:
    handed = (SPOKEN, "hand over 1")
    call, text = busy(*handed, "hang up", "no", "hang up")
    assert not state_of(call).over
    assert "Say where the line is first" in text
    call, _ = busy(*handed, "hang up", "no", "hang up", "hang up")
    assert state_of(call).outcome is Outcome.LEFT


ANGRIER = (
    "technique: set-boundary\n        answer: You want a tone? I will give you a tone.\n"
    "      - say: And who are you?\n        technique: blame"
)


def angrier(*script: str) -> tuple[PlainCall, str]:
    """Return the busy call, at a department where callers answer back, after these replies."""
    level = read_level(BUSY.replace("technique: set-boundary", ANGRIER)).level
    lines = ["", SPOKEN, "hand over 1"]
    for each in script:
        _, text = played(*lines, level=level)
        rows = [row for row in text.splitlines() if row.endswith(each) and row[:1].isdigit()]
        lines.append(rows[-1][0] if rows else each)
    return played(*lines, level=level)


def test_a_caller_who_was_warned_is_heard_out_before_the_phone_goes_down() -> None:
    call, text = angrier("Not in that tone, please.", "hang up")
    *_, spoken, _ = session_of(call).events
    assert isinstance(spoken, Wait)
    assert state_of(call).outcome is Outcome.ENDED
    assert "You end the call, as you had said you would." in text


def test_a_line_that_counts_no_more_has_to_be_drawn_again() -> None:
    call, text = angrier("Not in that tone, please.", "And who are you?", "hang up")
    assert not state_of(call).over
    told = " ".join(text.split())
    assert f"{LINE_LAPSED} To put the phone down all the same, which counts as a call you" in told
    assert LINE_FIRST not in told
    call, _ = angrier("Not in that tone, please.", "And who are you?", "hang up", "hang up")
    assert state_of(call).outcome is Outcome.LEFT
    _, text = angrier("And who are you?", "hang up")
    assert LINE_FIRST in " ".join(text.split())


def test_a_caller_who_was_warned_and_is_abusive_no_more_is_asked_about_like_anybody_else() -> None:
    level = read_level(BUSY.replace("set-boundary", "set-boundary\n        to: again")).level
    handed = ("", SPOKEN, "hand over 1")
    _, text = played(*handed, level=level)
    line = next(row[0] for row in text.splitlines() if row.endswith("Not in that tone, please."))
    call, text = played(*handed, line, "hang up", level=level)
    assert state_of(call).warned
    assert "Put the phone down on Amara?" in text
    assert not state_of(call).over
    call, _ = played(*handed, line, "hang up", "hang up", level=level)
    assert state_of(call).outcome is Outcome.LEFT


def test_what_an_earlier_call_brought_is_told_once_and_at_the_answer() -> None:
    recall = Recall(Past.HELPED, ("bell",), ("letter",))
    _, text = played("", "2", "look up 1", level=busy_level(), recall=recall)
    lines = text.splitlines()
    at = lines.index("You answer.")
    assert lines[at + 1 : at + 3] == [
        "From the last call: The bell is broken.",
        "From the last call, promised: Write to her.",
    ]
    assert lines[at + 3].startswith("Amara: ")
    assert text.count("From the last call") == 2
    assert "Learned: The bell" not in text
    assert "\nPromised: Write" not in text


def test_a_caller_we_know_is_announced() -> None:
    _, text = played("", level=busy_level(), recall=Recall(Past.LET_DOWN))
    assert "Amara had called before, and was let down.\nThe phone rings." in text
    assert "Amara: It is me again." in text


LINES = (
    *("1", "2", "3", "5", "listen", "interrupt", "wait 7", "hold", "hold 1", "back", "thanks"),
    *("look up", "look up 1", "look up hours", "ask 1", "ask claims", "hand over 1"),
    *("put through depot", "answer", "park", "promises", "notes", "repeat", "hang up", "zork"),
)


@given(st.lists(st.tuples(st.floats(0, 20), st.sampled_from(LINES)), max_size=12), st.booleans())
def test_the_log_of_a_busy_call_replays_to_what_was_played(
    lines: list[tuple[float, str]], known: bool
) -> None:
    recall = Recall(Past.HELPED) if known else None
    call, text = played("", *lines, level=busy_level(), recall=recall)
    data = json.loads(json.dumps(outcome_data(session_of(call), name="busy", digest="")))
    turns = replay(busy_level(), 1, map(event_from_data, data["events"]))
    assert turns[-1].after == state_of(call)
    assert data["score"] == score(turns[-1].after).total
    assert text
    assert state_of(call).errand is None or state_of(call).over
