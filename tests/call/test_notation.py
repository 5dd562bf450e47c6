"""A play written in one line and read back."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call.event import (
    Answer,
    Attend,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Resume,
    Say,
    Transfer,
    Wait,
)
from game.call.log.notation import BadNotation, read_play, written

_names = st.from_regex(r"[a-z0-9][\w-]{0,8}", fullmatch=True)
_places = st.integers(0, 99)
_ms = st.integers(0, 600_000)
_moves: st.SearchStrategy[Event] = st.one_of(
    st.builds(Say, _places),
    st.just(Listen()),
    st.just(Interrupt()),
    st.builds(Hold, _ms),
    st.builds(Resume, st.booleans()),
    st.builds(LookUp, _names),
    st.builds(Consult, _names),
    st.builds(Transfer, _names, st.booleans()),
    st.builds(Attend, _places),
    st.builds(Park, _places),
    st.builds(Wait, _ms),
    st.just(HangUp()),
)


@given(st.lists(_moves))
def test_what_was_written_reads_as_what_was_played(moves: list[Event]) -> None:
    assert read_play(written((Answer(), *moves))) == (Answer(), *moves)


def test_it_reads_like_a_script() -> None:
    play = (Answer(), Listen(), Say(1), LookUp("codes"), Wait(2_500), Hold(60_000), HangUp())
    assert written(play) == "listen 2 look-up:codes wait:2.5 hold:60 hang-up"


@pytest.mark.parametrize(
    "line",
    [
        *("0", "1000", "hum", "wait", "wait:", "wait:x", "wait:-1", "wait:1e9", "wait:nan"),
        *("wait:0.0001", "ask", "transfer:depot:cold", "transfer", "look-up:", "park:0", "²"),
    ],
)
def test_anything_else_is_refused_in_a_sentence(line: str) -> None:
    with pytest.raises(BadNotation, match="is no move"):
        read_play(f"1 {line}")


@given(st.text(max_size=40))
def test_no_line_does_more_than_that(line: str) -> None:
    with suppress(BadNotation):
        read_play(line)
