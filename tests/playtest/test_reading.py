"""Files of plays: what they hold, every problem with its place, and never a traceback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Past
from game.level import Code
from game.playtest.shape import MOST_SEED, PlayFile, SayFile
from game.record import MOST_SEED as MOST_KEPT
from tests.level.expect import assert_one
from tests.level.test_fuzz import ODD, YAML_BITS
from tests.playtest.plays import PLAYS, check_plays

LINES = PLAYS.splitlines()
START = "plays:\n- name: One\n"
MOVES = f"{START}  moves: [listen]\n"


def test_a_file_of_plays_reads_as_it_is_meant() -> None:
    good, bad = check_plays(PLAYS).plays
    assert good.name == "The good way"
    assert good.moves == (
        "listen",
        SayFile("Three days at home. You must be worn out."),
        SayFile("Tomorrow, or you fetch it tonight. Which is better?"),
    )
    assert (good.seed, good.caller, good.outcome, good.score) == (0, None, "resolved", 727)
    assert good.path == ("opening", "middle", "done")
    assert bad == PlayFile(
        "Nothing but impatience",
        (SayFile("Calm down."), "wait:2.5", "hang-up"),
        7,
        None,
        "left",
        None,
        ("opening",),
    )


def test_how_the_caller_knows_us_and_which_of_the_same_words() -> None:
    text = f"{START}  caller: let-down\n  moves:\n  - say: Hm.\n    which: 2\n"
    (play,) = check_plays(text).plays
    assert (play.caller, play.moves) == (Past.LET_DOWN, (SayFile("Hm.", 2),))


def test_every_seed_that_a_call_can_have_can_be_kept() -> None:
    assert MOST_SEED == MOST_KEPT
    (play,) = check_plays(f"{MOVES}  seed: {MOST_SEED}\n").plays
    assert play.seed == MOST_SEED


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("", Code.EMPTY, (1, 1)),
        ("plays: []", Code.WRONG_COUNT, (1, 8)),
        (f"{MOVES}play: []\n", Code.UNKNOWN_KEY, (4, 1)),
        (f"{START}  moves: []\n", Code.WRONG_COUNT, (3, 10)),
        (f"{START}  moves: [hum]\n", Code.UNKNOWN_WORD, (3, 11)),
        (f"{START}  moves: [listen to her]\n", Code.UNKNOWN_WORD, (3, 11)),
        (f"{START}  moves: [listen listen]\n", Code.UNKNOWN_WORD, (3, 11)),
        (f"{START}  moves: [listen, '2']\n", Code.UNKNOWN_WORD, (3, 19)),
        (f"{START}  moves: [{{say: Hm., if: 2}}]\n", Code.UNKNOWN_KEY, (3, 22)),
        (f"{START}  moves: [[listen]]\n", Code.WRONG_KIND, (3, 11)),
        (f"{MOVES}  seed: -1\n", Code.NOT_A_NUMBER, (4, 9)),
        (f"{MOVES}  seed: 1.5\n", Code.NOT_A_NUMBER, (4, 9)),
        (f"{MOVES}  seed: {MOST_SEED + 1}\n", Code.OUT_OF_RANGE, (4, 9)),
        (f"{MOVES}  score: 1001\n", Code.OUT_OF_RANGE, (4, 10)),
        (f"{MOVES}  outcome: resolvd\n", Code.UNKNOWN_WORD, (4, 12)),
        (f"{MOVES}  caller: old\n", Code.UNKNOWN_WORD, (4, 11)),
        (f"{MOVES}  path: opening\n", Code.WRONG_KIND, (4, 9)),
        (f"{MOVES}- name: oNE\n  moves: [listen]\n", Code.SAME_NAME, (4, 9)),
        (f"{MOVES}- moves: [listen]\n", Code.MISSING_KEY, (4, 3)),
    ],
)
def test_what_is_wrong_is_told_where_it_is(text: str, code: Code, place: tuple[int, int]) -> None:
    assert_one(check_plays(text).problems, code, place)


def test_the_number_of_a_reply_is_told_to_be_words() -> None:
    (problem,) = check_plays(f"{START}  moves: [2]\n").problems
    assert problem.message == "Entry 1 of `moves` is the number of a reply, `2`."
    assert "`say:`" in problem.hint


def test_too_many_plays_and_moves() -> None:
    many = "".join(f"- name: Play {number}\n  moves: [listen]\n" for number in range(51))
    (problem,) = check_plays(f"plays:\n{many}").problems
    assert problem.code is Code.WRONG_COUNT
    (problem,) = check_plays(f"{START}  moves: [{', '.join(['listen'] * 501)}]\n").problems
    assert problem.code is Code.WRONG_COUNT


@given(st.binary(max_size=300))
def test_bytes(noise: bytes) -> None:
    check_plays(noise)


@given(st.lists(YAML_BITS | st.sampled_from(LINES) | st.text(max_size=5), max_size=60))
def test_what_looks_like_yaml(parts: list[str]) -> None:
    check_plays("".join(parts))


@given(st.data())
def test_lines_lost_doubled_moved_or_changed(data: st.DataObject) -> None:
    lines = [*LINES]
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        deed = data.draw(st.sampled_from(["lose", "double", "move", "indent", "noise", "odd"]))
        key, colon, _ = lines[at].partition(": ")
        if deed == "lose" and len(lines) > 1:
            del lines[at]
        elif deed == "double":
            lines.insert(at, lines[at])
        elif deed == "move":
            lines.insert(data.draw(st.integers(0, len(lines))), lines.pop(at))
        elif deed == "indent":
            lines[at] = " " * data.draw(st.integers(0, 9)) + lines[at].lstrip()
        elif deed == "odd" and colon:
            lines[at] = f"{key}: {data.draw(ODD)}"
        else:
            lines[at] += data.draw(st.text(max_size=4))
    check_plays("\n".join(lines))
