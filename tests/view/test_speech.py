"""Words appear as they are spoken: whole, in order, and all of them by the end."""

from hypothesis import given
from hypothesis import strategies as st

from game.call import Line
from game.view.speech import Utterance, length_of

lines = st.lists(st.text(st.sampled_from("ab ,.\n"), max_size=40).map(Line), max_size=4)
moments = st.integers(0, 60_000)


@given(lines, moments)
def test_what_has_been_said_begins_what_will_be_said(told: list[Line], left: int) -> None:
    speech = Utterance.begun(told)
    assert speech.to_come(0).said.startswith(speech.to_come(left).said)


@given(lines, moments, moments)
def test_nothing_said_is_taken_back(told: list[Line], one: int, other: int) -> None:
    speech = Utterance.begun(told)
    earlier, later = speech.to_come(max(one, other)).said, speech.to_come(min(one, other)).said
    assert later.startswith(earlier)


def test_words_come_whole_and_at_their_pace() -> None:
    speech = Utterance.begun([Line("Three days off work")])
    assert length_of(speech.lines) == 500 + 4 * 300
    said = [
        speech.to_come(length_of(speech.lines) - ms).said
        for ms in (0, 500, 501, 1_100, 1_101, 1_700)
    ]
    assert said == ["", "", "Three", "Three days", "Three days off", "Three days off work"]


def test_one_line_is_finished_before_the_next_begins() -> None:
    speech = Utterance.begun([Line("Thank you."), Line("So what now?")])
    assert speech.to_come(Line("So what now?").ms).said == "Thank you."
    assert speech.to_come(0).said == "Thank you.\nSo what now?"


def test_an_empty_speech_is_over_at_once() -> None:
    assert Utterance.begun([]).left == 0
    assert Utterance.begun([Line("")]).said == ""


def test_what_shows_nothing_is_no_word() -> None:
    odd = Line("\ufe0f " * 9 + "one two three four")
    speech = Utterance.begun([odd])
    half = speech.to_come(speech.left // 2).said.split()
    assert [word for word in half if word != "\ufe0f"] == ["one", "two"]
