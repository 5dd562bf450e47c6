"""A call line by line: what is typed happens, in its time, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Article,
    Department,
    HangUp,
    Interrupt,
    Listen,
    Outcome,
    Past,
    Ping,
    Promise,
    Recall,
    Wait,
    replay,
)
from game.call.script.level import Caller, Level, Piece, Reply, Scene, Speech
from game.plain.call.command import help_rows
from game.plain.report import debrief_lines
from game.play.debrief import debrief
from game.play.pace import Clock, Pace
from game.view.view import DeskContents
from tests.lines import session_of, state_of
from tests.plain.desk import played
from tests.play.tiny import ACKNOWLEDGE, DISMISS, tiny_level

UNTIMED = Pace(Clock.UNTIMED)


def test_a_call_reads_like_a_conversation() -> None:
    _, text = played("", "listen", "2", "1", seed=1)
    assert text == TRANSCRIPT.format(enter="")


TRANSCRIPT = """\
The tiny call (testing)
A good handle time is 01:00.

Amara Okafor waits for a parcel.

- It is late.

Limits:
- Never promise an hour.

The phone rings. Press Enter to answer.
> {enter}
You answer.
Amara: Three days at home for one parcel.

Patience 60 steady · Satisfaction 40 let down · Amara is angry
1  Calm down.
2  Three days at home. You must be worn out.
Type the number of a reply, or a word: listen, interrupt, hang up, notes, help,
quit.
> listen
You listen.
Amara: And they changed the code of the gate.
Learned: The gate code changed.

Patience 61 steady (+1) · Satisfaction 41 let down (+1) · Amara is angry
1  Calm down.
2  Three days at home. You must be worn out.
> 2
You: Three days at home. You must be worn out.
Amara: Yes. I am.
Amara: So what now?

Patience 65 steady (+4) · Satisfaction 46 unsure (+5) · Amara is upset
1  By noon, I promise.
2  You see a driver each hour.
3  Tomorrow, or you fetch it tonight. Which is better?
> 1
You: By noon, I promise.
Amara: All right. Goodbye.

Patience 70 steady (+5) · Satisfaction 55 unsure (+9) · Amara is upset
"""


def test_the_number_chosen_is_the_reply_shown_with_it() -> None:
    for seed in range(6):
        call, text = played("", "1", seed=seed)
        first = next(line for line in text.splitlines() if line.startswith("1  "))
        assert f"You: {first[3:]}" in text
        assert session_of(call).events[-1] in (ACKNOWLEDGE, DISMISS)


def test_thinking_takes_time_once() -> None:
    call, _ = played("", (4.0, "zork"), (6.0, "help"), (10.0, "1"))
    assert session_of(call).events[:2] == (Answer(), Wait(20_000))


def test_a_faster_clock_takes_more_of_it() -> None:
    call, _ = played("", (4.0, "1"), pace=Pace(rate=2.5))
    assert session_of(call).events[1] == Wait(10_000)


def test_nothing_is_counted_while_the_phone_rings() -> None:
    call, _ = played((60.0, "brief"), (60.0, ""))
    assert session_of(call).events == (Answer(),)


def test_untimed_only_the_caller_takes_time() -> None:
    call, _ = played("", (600.0, "zork"), (600.0, "wait 600"), (600.0, "1"), pace=UNTIMED)
    assert session_of(call).events[1] == Wait(session_of(call).turns[0].after.speaking)
    assert session_of(call).turns[1].parts == ()


def test_wait_passes_time_of_the_call() -> None:
    call, text = played("", "wait 12.5")
    assert session_of(call).events == (Answer(), Wait(12_500))
    assert "Time passes." in text


@pytest.mark.parametrize("line", ["wait 9999", (9_999.0, "1")])
def test_a_caller_kept_in_silence_hangs_up(line: str | tuple[float, str]) -> None:
    call, text = played("", line)
    assert state_of(call).outcome is Outcome.HUNG_UP
    assert isinstance(session_of(call).events[-1], Wait)
    assert "Amara h" in text.splitlines()[-1]


def test_a_caller_can_be_interrupted_while_speaking() -> None:
    call, text = played("", (1.0, "interrupt"))
    assert session_of(call).events == (Answer(), Wait(1_000), Interrupt())
    assert "You cut in." in text


def test_a_caller_who_has_finished_cannot_be_interrupted() -> None:
    call, text = played("", (30.0, "i"))
    assert session_of(call).events == (Answer(), Wait(30_000))
    assert "Amara is not speaking" in text


def test_listening_is_a_move_and_what_it_brings_out_is_shown() -> None:
    call, text = played("", "listen", "notes")
    assert session_of(call).events == (Answer(), Listen())
    assert text.count("Learned: The gate code changed.") == 1
    assert "- The gate code changed." in text


def test_listening_to_a_caller_who_has_said_it_all() -> None:
    _, text = played("", "l", "l", "l")
    assert "Amara has said it all and waits for you." in text


def test_hanging_up_is_asked_once() -> None:
    call, text = played("", "hang up")
    assert session_of(call).events == (Answer(),)
    asked = "Put the phone down on Amara? It counts as a call you left. Type hang up again to do it"
    assert f"{asked}, or go on." in " ".join(text.split())
    call, text = played("", "hang up", "hang up")
    assert session_of(call).events == (Answer(), HangUp())
    assert "You put the phone down." in text


def test_going_on_takes_hanging_up_back() -> None:
    call, text = played("", "hang up", "notes", "hang up", "quit", "hang up", "2")
    assert text.count("Put the phone down on Amara?") == 3
    assert session_of(call).events == (Answer(), ACKNOWLEDGE)


@pytest.mark.parametrize("no", ["no", "n", " No. ", "NO!"])
@pytest.mark.parametrize("question", ["hang up", "quit"])
def test_no_to_a_question_is_going_on(question: str, no: str) -> None:
    _, before = played("", question)
    call, text = played("", question, no, question)
    assert session_of(call).events == (Answer(),)
    assert text[len(before.removesuffix("> \n")) :].splitlines()[1] == "The call goes on."
    assert text.count("again to") == 2


def test_no_where_nothing_was_asked_is_what_it_always_is() -> None:
    assert '"no" is nothing I know.' in played("", "no")[1]
    assert "Learned:\n- nothing yet" in played("", "n")[1]
    _, text = played("", "hang up", "no", "no")
    assert text.count("The call goes on.") == 1


def test_hanging_up_before_answering_needs_no_asking() -> None:
    call, _ = played("hang up")
    assert session_of(call).events == (HangUp(),)


@pytest.mark.parametrize("line", ["answer", "a", "pick up", "answer the phone", "1"])
def test_the_phone_is_picked_up(line: str) -> None:
    assert session_of(played(line)[0]).events == (Answer(),)


def test_a_ringing_phone_is_not_parked() -> None:
    call, text = played("park")
    assert session_of(call).events == ()
    assert "The phone is still ringing." in text


def test_a_reply_that_stops_being_open_while_one_thinks_is_not_given() -> None:
    _, before = played("", "listen", "2", seed=1)
    assert "2  You see a driver each hour." in before
    call, text = played("", "listen", "2", (30.0, "2"), seed=1)
    assert "stopped being one you can give" in text
    assert session_of(call).events == (Answer(), Listen(), ACKNOWLEDGE, Wait(30_000))
    assert "2  Tomorrow, or you fetch it tonight." in text[len(before) :]


def test_meters_show_number_word_and_change() -> None:
    _, text = played("", "listen", (20.0, "repeat"))
    assert "Patience 60 steady · Satisfaction 40 let down · Amara is angry" in text
    assert "Patience 61 steady (+1) · Satisfaction 41 let down (+1) · Amara is angry" in text
    assert "Patience 56 thin (-5) · Satisfaction 41 let down · Amara is angry" in text


def test_a_caller_who_says_nothing_is_told_of() -> None:
    _, text = played("", "1", seed=1)
    assert "You: Calm down.\nAmara says nothing.\n" in text


def test_quitting_is_asked_once() -> None:
    call, text = played("", "quit", "quit", "1")
    assert text.count("Leave this call?") == 1
    assert session_of(call).events == (Answer(),)
    assert not state_of(call).over


def test_going_on_takes_quitting_back() -> None:
    call, text = played("", "quit", "help", "quit", "notes", "quit", "1")
    assert text.count("Leave this call?") == 3
    assert len(session_of(call).events) == 2


def test_quitting_before_answering_needs_no_asking() -> None:
    call, _ = played("quit", "")
    assert session_of(call).events == ()


@pytest.mark.parametrize(
    "aside", ["help", "notes", "brief", "repeat", "", "zork", "9", "0", "wait"]
)
def test_asides_change_nothing(aside: str) -> None:
    call, text = played("", aside)
    assert session_of(call).events == (Answer(),)
    assert len(text) > len(played("")[1])


def test_help_tells_every_word() -> None:
    _, text = played("", "help")
    for word, _ in help_rows(DeskContents()):
        assert f"\n{word}: " in text


def test_repeat_says_the_last_words_and_the_replies_again() -> None:
    _, text = played("", "repeat")
    assert text.count("Amara: Three days at home for one parcel.") == 2
    assert text.count("Calm down.") == 2


COMMANDS = ("1", "2", "3", "listen", "interrupt", "wait 7", "zork", "repeat", "quit", "hang up")


@given(st.lists(st.tuples(st.floats(0, 20), st.sampled_from(COMMANDS)), max_size=12))
def test_the_log_replays_to_the_call_that_was_played(lines: list[tuple[float, str]]) -> None:
    call, _ = played("", *lines)
    turns = replay(tiny_level(), 1, session_of(call).events)
    assert turns[-1].after == state_of(call)


HOSTILE = "\x1b[31m[@click=app.quit]\x07\u202e\r\x9b2J"


def hostile_level() -> Level:
    """Return a call in which every text tries something."""
    words = Speech.plain(f"words{HOSTILE}")
    talk = Reply(
        f"reply{HOSTILE}", reveals="clue", breaks="limit", answer=words, promises="promise"
    )
    ask = Reply(f"asking{HOSTILE}", consults="desk", otherwise=(f"wondering{HOSTILE}",))
    scene = Scene("a", words, (Piece(words, "clue"),), (talk, ask), thinking=HOSTILE)
    return Level(
        f"title{HOSTILE}",
        Caller(f"name{HOSTILE}"),
        {"a": scene},
        "a",
        sector=f"sector{HOSTILE}",
        brief=f"brief{HOSTILE}",
        limits={"limit": f"limit{HOSTILE}"},
        clues={"clue": f"clue{HOSTILE}"},
        articles={"article": Article(f"article{HOSTILE}", f"text{HOSTILE}\n\nmore{HOSTILE}")},
        departments={
            "desk": Department(f"desk{HOSTILE}", f"advice{HOSTILE}", takes_over="a"),
            "other": Department(f"other{HOSTILE}"),
        },
        promises={"promise": Promise(f"promise{HOSTILE}", within=9_000)},
        pings=(Ping(f"sender{HOSTILE}", f"ping{HOSTILE}", 1, 1),),
        openings={Past.HELPED: "a"},
    )


@pytest.mark.parametrize("recall", [None, Recall(Past.HELPED)])
@pytest.mark.parametrize("seed", [0, 1, 2, 3])
def test_what_authors_write_cannot_act(seed: int, recall: Recall | None) -> None:
    desk = ("look up", "look up text", "look up 1", "ask", "ask zork", "ask 1", "hold 1", "back")
    talk = ("wait 9", "answer", "hold", "1", "back thanks", "1", "2", "promises", "notes")
    ends = ("hand over", "hand over other", "put through 1", "brief", "help", "i", "wait 999")
    script = ("", "l", *desk, *talk, *ends)
    call, text = played(*script, level=hostile_level(), seed=seed, recall=recall)
    assert state_of(call).over
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    shown = "title sector brief words reply clue limit article text more desk advice promise sender"
    for kind in (*shown.split(), "ping"):
        assert kind in text
    for line in debrief_lines(debrief(session_of(call).turns), 80):
        assert line.isprintable()
