"""A board drawn for a browser: the words of the one in a terminal, and names that stay text."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.contest.identity.join_link import join_link
from game.contest.page.board_drawing import board_labels, drawn_board, drawn_moment
from game.contest.page.clocks import MARK
from game.contest.page.qr_drawing import drawn_code
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import BoardClock, BoardNews, BoardRow
from game.contest.wording.reveal import reveal_of
from tests.tui.contest.board_stage import (
    FULL,
    LOBBY,
    RUNNING,
    SHARED,
    TEAMED,
    clock_of,
    rows_of,
)

points = st.lists(st.integers(0, 12) | st.integers(0, 3_000), min_size=1, max_size=40).map(
    lambda each: rows_of(tuple(sorted(each, reverse=True)))
)


def face(news: BoardNews, clock: BoardClock) -> str:
    """Return which face is drawn."""
    found: str = drawn_moment(news, clock)["face"]
    return found


@given(points)
def test_the_steps_are_those_of_every_screen(rows: tuple[BoardRow, ...]) -> None:
    news = evolve(RUNNING, rows=rows)
    drawn = drawn_board(news)["reveal"]["rows"]
    wanted = reveal_of(news.rows)
    shown = [news.rows[step["from"] : step["to"]] for step in drawn["steps"]]
    assert shown == list(wanted.steps)
    assert [step["place"] for step in drawn["steps"]] == [each[0].place for each in wanted.steps]
    assert news.rows[drawn["steps"][0]["to"] :] == wanted.field
    assert drawn["first"] == wanted.done


def test_a_board_has_a_face_for_each_moment() -> None:
    assert face(LOBBY, clock_of(RoomPhase.LOBBY)) == "lobby"
    assert face(FULL, clock_of(RoomPhase.COUNTDOWN)) == "countdown"
    assert face(RUNNING, clock_of(RoomPhase.RUNNING)) == "standing"
    assert face(RUNNING, clock_of(RoomPhase.PAUSED)) == "standing"
    closed = clock_of(RoomPhase.CLOSED)
    assert face(evolve(RUNNING, frozen=True), closed) == "soon"
    assert face(RUNNING, closed) == "places"
    assert face(FULL, closed) == face(LOBBY, closed) == "nobody"


def test_the_lobby_says_how_to_join_and_has_the_code_of_that_link() -> None:
    join = drawn_board(LOBBY)["join"]
    assert join["typed"] == [
        ["Join at", "http://192.168.1.20:8137"],
        ["or type", "callcraft join http://192.168.1.20:8137 7K3M-9QXA"],
    ]
    assert join["code"] == "7K3M-9QXA"
    link = join_link("http://192.168.1.20:8137", "7K3M9QXA")
    assert join["phones"]["drawn"] == drawn_code(link)
    told = drawn_moment(LOBBY, clock_of(RoomPhase.LOBBY, 1_200_000))["told"]
    assert told == ("Nobody is in yet.", "3 calls in 20 minutes.")


def test_where_no_phone_gets_in_there_is_no_code_for_it() -> None:
    here = evolve(LOBBY, addresses=("http://127.0.0.1:8137",))
    assert drawn_board(here)["join"]["phones"] is None
    assert drawn_board(evolve(LOBBY, code=""))["join"]["phones"] is None
    assert drawn_board(evolve(LOBBY, addresses=()))["join"] == {"ask": "Ask how to join."}


def test_times_are_marks_and_a_frozen_board_says_how_old_it_is() -> None:
    shown = drawn_moment(FULL, clock_of(RoomPhase.COUNTDOWN, begins=4_200))
    assert (shown["large"], shown["clocks"]) == (f"{MARK}0{MARK}", [[4_200, -1, 0, "s", "room"]])
    shown = drawn_moment(RUNNING, clock_of(RoomPhase.PAUSED, 754_000, since=200_000))
    assert shown["clocks"] == [[754_000, -1, 0, "mm:ss", "room"]]
    assert shown["beside"] == [
        ["Paused. All clocks stand still.", "warning"],
        ["24 players, 3 calls", "strong"],
        ["The board as it stood 3 minutes ago.", "warning"],
    ]


def test_rows_have_their_places_in_words() -> None:
    assert drawn_board(FULL)["rows"][0][0] == ""
    assert drawn_board(FULL)["reveal"] == {"rows": None, "teams": None}
    assert drawn_board(SHARED)["rows"][1] == ["2.", "Bo", "", 2_380, "2 of 3"]
    assert drawn_board(TEAMED)["teams"][0] == ["1.", "Blue", "", 1_914, "8 play"]
    assert drawn_board(TEAMED)["reveal"]["teams"]["steps"][-1]["points"] == "1914 points"


def test_what_a_page_says_by_itself_has_places_for_its_numbers() -> None:
    labels = board_labels()
    assert labels["more"] == "and {more} more"
    assert labels["page"] == "{first} to {last} of {rows} players"
