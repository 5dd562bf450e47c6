"""A call that was played, kept as a play: it reads back the same, and plays to the same end."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from game.call import Answer, Consult, HangUp, IllegalEvent, Listen, LookUp, Past, Recall, Say, Wait
from game.level.yaml.document import LOADERS, read_document
from game.level.yaml.source import open_source
from game.play.session import Session
from game.playtest.recording import NothingToKeep, recorded
from game.playtest.running import play_again
from game.playtest.shape import PlayFile, SayFile
from game.playtest.writing import as_yaml
from game.text import has_hostile, is_blank
from tests.play.busy import SETTLE, busy_level
from tests.playtest.plays import check_plays, session_of, text_of
from tests.strategies import fewer, levels, logs


@fewer
@given(st.data())
def test_every_call_plays_again_to_the_very_same_state(data: st.DataObject) -> None:
    level = data.draw(levels())
    seed = data.draw(st.integers(0, 9))
    events = data.draw(logs(level, longest=20, seed=seed))
    session = Session(level, seed)
    with suppress(IllegalEvent):  # what was carried on may have kept the call going
        for event in events:
            session.send(Recall(event.past) if isinstance(event, Recall) else event)
    try:
        play = recorded(session, "A play")
    except NothingToKeep:
        return
    (read,) = check_plays(text_of(play)).plays
    assert read == play
    played = play_again(level, read)
    assert played.stop is None
    assert played.end == session.state
    assert (played.outcome, played.path) == (play.outcome, play.path)
    assert played.score.total == play.score


_words = st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split()))
texts = _words.filter(lambda text: not is_blank(text) and not has_hostile(text))


@given(st.lists(texts, min_size=1, max_size=5), texts)
def test_every_text_is_written_so_that_it_reads_back_the_same(said: list[str], name: str) -> None:
    play = PlayFile(name, tuple(SayFile(words) for words in said))
    (read,) = check_plays(text_of(play)).plays
    assert read == play


AWKWARD = st.text(alphabet=" \"'#:-?,[]{}&*!|>%@`\\ab.", min_size=1, max_size=12)


@example("a:")
@example("a #b")
@example("a: b")
@example("- a")
@given(AWKWARD.map(lambda text: " ".join(text.split())).filter(bool))
def test_both_readers_of_yaml_read_what_was_written(text: str) -> None:
    for loader in LOADERS:
        root = read_document(open_source(f"- say: {as_yaml(text)}\n", "here"), loader).root
        assert root is not None
        assert root.value == [{"say": text}]


def test_a_play_reads_like_a_script() -> None:
    events = (Answer(), Wait(400), Listen(), Say(0), Wait(90_000), Say(1))
    assert text_of(recorded(session_of(*events, seed=3), "Slow: but good")).splitlines()[3:] == [
        '  - name: "Slow: but good"',
        "    seed: 3",
        "    moves:",
        "      - listen",
        "      - say: Three days at home. You must be worn out.",
        "      - wait:90",
        "      - say: Tomorrow, or you fetch it tonight. Which is better?",
        "    outcome: resolved",
        "    score: 668",
        "    path: [opening, middle, done]",
    ]


def test_time_that_makes_no_difference_is_left_out_and_no_other() -> None:
    busy = session_of(
        *(Answer(), Wait(30_000), LookUp("codes"), Wait(25_000), Say(SETTLE)), level=busy_level()
    )
    assert recorded(busy, "Busy").moves[:2] == ("wait:30", "look-up:codes")
    (say,) = recorded(busy, "Busy").moves[2:]
    assert say == SayFile("The code is 4471, and that settles it.")
    longer = session_of(*(Answer(), LookUp("codes"), Wait(60_000), Say(SETTLE)), level=busy_level())
    assert "wait:60" in recorded(longer, "Longer").moves


def test_a_call_that_stops_in_the_middle_is_unfinished() -> None:
    play = recorded(session_of(Answer(), Say(1), Wait(7_000)), "Left")
    assert (play.outcome, play.path) == ("unfinished", ("opening",))
    assert play.moves == (SayFile("Calm down."), "wait:7")


def test_an_hour_of_silence_is_written_in_parts_and_ends_the_call() -> None:
    play = recorded(session_of(Answer(), Wait(4_000_500)), "Patience")
    assert play.moves == ("wait:3600", "wait:400.5")
    assert play.outcome == play_again(session_of().level, play).outcome == "hung-up"


@pytest.mark.parametrize("events", [(HangUp(),), (Answer(),)])
def test_of_a_call_in_which_nothing_was_done_there_is_no_play(
    events: tuple[Answer | HangUp, ...],
) -> None:
    with pytest.raises(NothingToKeep, match="Nothing was said or done"):
        recorded(session_of(*events), "Nothing")


def test_what_is_carried_on_from_another_call_cannot_be_kept() -> None:
    session = Session(busy_level(), 0, Recall(Past.HELPED, ("bell",)))
    session.send(Answer())
    session.send(Consult("depot"))
    with pytest.raises(NothingToKeep, match="carried on"):
        recorded(session, "Second")
