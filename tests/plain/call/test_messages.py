"""Messages line by line: any that waits can be meant, the oldest where nobody is named."""

import pytest

from game.call import Attend, Event, Level, Park, Wait
from game.level import read_level
from tests.lines import session_of
from tests.plain.desk import played
from tests.play.busy import BUSY
from tests.play.tiny import tiny_level

THREE = """
pings:
  - from: Dana, Leeds office
    text: Is the line down for you too?
    after: 2
  - from: Team lead
    text: Lunch?
    after: 3
  - from: Dana, the Lyric
    text: The doors are open.
    after: 4
returning:
"""

WAITING = "There is one from Dana, Leeds office; Team lead; Dana, the Lyric."


def level(messages: str = THREE) -> Level:
    """Return the busy call with three messages in its first seconds."""
    before, _, rest = BUSY.partition("\npings:")
    found = read_level(before + messages + rest.partition("\nreturning:\n")[2]).level
    assert found is not None
    return found


def after(*lines: str) -> tuple[tuple[Event, ...], str]:
    """Return what was done once all three messages wait, and what was written since."""
    _, before = played("", "wait 9", level=level())
    call, text = played("", "wait 9", *lines, level=level())
    done = tuple(event for event in session_of(call).events[1:] if not isinstance(event, Wait))
    return done, " ".join(text[len(before.removesuffix("> \n")) :].split())


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("answer", Attend(0)),
        ("park", Park(0)),
        ("answer team", Attend(1)),
        ("ANSWER Team  LEAD", Attend(1)),
        ("p lead", Park(1)),
        ("a dana lyric", Attend(2)),
        ("park dana, the lyric", Park(2)),
        ("park leeds", Park(0)),
    ],
)
def test_a_sender_is_named_by_any_part_and_nobody_is_the_oldest(line: str, done: Event) -> None:
    assert after(line)[0] == (done,)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("answer dana", "Which of them do you mean?"),
        ("park nobody", 'No message from "nobody" waits.'),
    ],
)
def test_where_it_is_not_clear_whose_it_is_told_who_is_waiting(line: str, problem: str) -> None:
    done, text = after(line)
    assert done == ()
    assert f"{problem} {WAITING}" in text
    assert "\n   " not in played("", "wait 9", line, level=level())[1].partition(f"> {line}")[2]


def test_a_name_is_enough_once_it_is_clear() -> None:
    assert after("park leeds", "answer dana")[0] == (Park(0), Attend(2))


def test_of_several_from_one_sender_the_oldest_is_meant() -> None:
    same = level(THREE.replace("Team lead", "Dana, Leeds office"))
    call, text = played("", "wait 9", "park leeds", level=same)
    assert session_of(call).events[-1] == Park(0)
    assert "name its sender" not in text


def test_a_name_in_full_is_not_taken_for_a_part_of_another() -> None:
    longer = level(THREE.replace("Team lead", "Team").replace("Dana, the Lyric", "Team Harrow"))
    call, _ = played("", "wait 9", "park team", "park harrow", level=longer)
    assert session_of(call).events[-2:] == (Park(1), Park(2))


def test_where_several_wait_it_is_told_how_to_name_one() -> None:
    _, text = played("", "wait 9", level=level())
    told = "Dana's is the oldest; for another, name the sender: answer Team lead."
    assert told in " ".join(text.split())


def test_two_from_one_sender_are_not_told_apart_by_that_sender() -> None:
    same = THREE.replace("Team lead", "Dana, the depot").replace("Dana, the Lyric", "Sam")
    _, text = played("", "wait 9", level=level(same))
    told = "Dana's is the oldest; for another, name the sender: answer Sam."
    assert told in " ".join(text.split())


@pytest.mark.parametrize("called", [level(), tiny_level()])
def test_a_number_is_taken_for_a_reply(called: Level) -> None:
    call, text = played("", "wait 9", "answer 2", level=called)
    assert isinstance(session_of(call).events[-1], Wait)
    assert "To give a reply, type its number alone." in text
