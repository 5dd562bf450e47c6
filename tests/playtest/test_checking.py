"""Plays are played again: what goes another way than it did is told, at its line, with why."""

from pathlib import Path

import pytest

from game.call import Level
from game.level import Code, Problem, describe
from game.playtest import check_playtest, is_playtest, playtest_of
from game.playtest.checking import differences
from game.playtest.reading import read_playtest
from game.playtest.shape import MoveFile, PlayFile, SayFile
from tests.play.busy import busy_level
from tests.play.tiny import TINY, tiny_level
from tests.playtest.plays import PLAYS, changed_level, text_of

LEVEL = Path("tiny.yaml")
CALM, OFFER = "Calm down.", "Tomorrow, or you fetch it tonight. Which is better?"
WORN_OUT = "Three days at home. You must be worn out."


def told(level: Level, text: str = PLAYS) -> tuple[Problem, ...]:
    """Return what is otherwise on a level than a file of plays has it."""
    reading = read_playtest(text, "tiny.playtest.yaml")
    assert not reading.problems
    return differences(reading, level, LEVEL)


def only(level: Level, text: str = PLAYS) -> Problem:
    """Return the one thing that is otherwise."""
    (problem,) = told(level, text)
    assert problem.code is Code.PLAYS_OTHERWISE
    assert problem.source == text.splitlines()[problem.line - 1]
    assert describe(problem).count("\n  See it: callcraft play tiny.yaml --plain") == 1
    return problem


def played(*moves: MoveFile, level: Level | None = None) -> Problem:
    """Return what is otherwise with these moves, of which one cannot be made."""
    return only(level or tiny_level(), text_of(PlayFile("One", moves)))


def test_a_level_that_plays_as_it_did_has_no_problem() -> None:
    assert told(tiny_level()) == ()


def test_replies_may_change_places_and_neighbours_be_edited() -> None:
    first, second = TINY.index("      - say: By noon"), TINY.index("      - say: Tomorrow, or")
    third = TINY.index("      - say: You see a driver")
    swapped = TINY[:first] + TINY[second:third] + TINY[first:second] + TINY[third:]
    assert told(changed_level(TINY, swapped)) == ()
    assert told(changed_level("By noon, I promise.", "I promise, by noon.")) == ()


def test_a_phrasing_that_becomes_one_of_several_is_still_found() -> None:
    several = f'say: ["Or this.", "{OFFER}"]'
    assert told(changed_level(f"say: {OFFER}", several)) == ()


def test_another_score_is_told_at_its_line() -> None:
    problem = only(changed_level("technique: offer-options", "technique: jargon"))
    assert (problem.line, problem.column) == (9, 12)
    assert problem.message.startswith("`The good way` comes to ")
    assert problem.message.endswith(" points now; it was 727.")
    assert "It is care " in problem.hint
    assert ", write `score: " in problem.hint
    assert problem.replay == "callcraft play tiny.yaml --plain --moves 'listen 1 2'"


def test_another_path_is_told_with_the_scene_after_which_they_part() -> None:
    offer = f"{OFFER}\n        technique: offer-options\n        to: done"
    late = "\n  late:\n    caller: Oh.\n    end: unresolved\n"
    text = TINY.replace(offer, offer.replace("to: done", "to: late")) + late
    problem = only(changed_level(TINY, text))
    assert problem.line == 10
    assert problem.message.startswith("`The good way` goes through other scenes now. It ends as ")
    assert "It ends as `unresolved` now; it was `resolved`. It comes to" in problem.message
    assert problem.hint.startswith(
        "The paths part after `middle`: it was `middle > done`; it is `middle > late`."
    )
    assert "write `path: [opening, middle, late]` and `outcome: unresolved` and" in problem.hint


def test_a_call_that_begins_elsewhere_parts_from_the_start() -> None:
    text = text_of(PlayFile("One", ("listen",), path=("middle", "done")))
    assert (
        "The paths part from the start: it was `middle > done`; it is"
        in only(tiny_level(), text).hint
    )


def test_a_play_that_goes_on_after_the_end_is_told_where() -> None:
    problem = only(changed_level("        to: middle", "        to: done"))
    assert problem.line == 7
    assert problem.message == "`The good way` stops at its move 3 now. The call is over by then."
    assert "The paths part after `opening`: it was `opening > middle > done`;" in problem.hint


def test_words_that_no_reply_has_any_more_name_the_closest() -> None:
    problem = only(changed_level("Three days at home. You", "Three days at home! You"))
    assert problem.line == 6
    assert problem.message == (
        "`The good way` stops at its move 2 now. No reply of scene `opening` has these words."
    )
    assert problem.hint.startswith(
        "The closest there is `Three days at home! You must be worn out.`. Write that, or"
    )
    assert "paths part" not in problem.hint
    assert problem.replay.endswith("--moves listen")


def test_a_reply_that_is_not_open_is_told_with_what_can_be_done() -> None:
    closed = changed_level("technique: offer-options", "when: patience >= 99")
    problem = only(closed)
    assert "move 3 now. The reply with these words is not open there." in problem.message
    assert problem.hint.startswith("What can be done there: `By noon, I promise.`, ")
    assert "`listen`, `interrupt`, `hang-up`." in problem.hint


@pytest.mark.parametrize(
    ("move", "why"),
    [
        ("look-up:codes", "There is no such article here."),
        ("ask:depot", "There is no such department here."),
        ("attend:99", "Nobody is waiting for a word from you there."),
        ("transfer:depot:warm", "Nobody there takes calls."),
        ("resume", "Nobody is on hold whom you could come back to now."),
    ],
)
def test_a_move_that_cannot_be_made_says_why(move: str, why: str) -> None:
    problem = played("listen", move)
    assert problem.message == f"`One` stops at its move 2 now. {why}"


def test_what_can_be_done_instead_is_what_can_be_once_the_desk_is_free() -> None:
    problem = played("look-up:codes", "look-up:nothing", level=busy_level())
    assert "`The code is 4471, and that settles it.`" in problem.hint


def test_replies_with_the_same_words_are_told_apart() -> None:
    twins = changed_level(f"say: {CALM}", f"say: {WORN_OUT}")
    text = text_of(PlayFile("One", (SayFile(WORN_OUT, 2),), path=("opening",)))
    assert told(twins, text) == ()
    problem = played(SayFile(WORN_OUT, 3), level=twins)
    assert "only 2 replies with these words can be found." in problem.message
    closed = changed_level(f"say: {WORN_OUT}", f"say: {CALM}\n        when: patience >= 99")
    assert told(closed, text_of(PlayFile("One", (SayFile(CALM),), path=("opening",)))) == ()


def test_what_is_not_expected_may_be_anything() -> None:
    text = text_of(PlayFile("One", (SayFile(WORN_OUT), SayFile(OFFER))))
    assert told(changed_level("technique: offer-options", "technique: jargon"), text) == ()


def test_the_desk_is_waited_for() -> None:
    settle = SayFile("The code is 4471, and that settles it.")
    play = PlayFile("One", ("look-up:codes", settle), outcome="resolved", path=("opening", "done"))
    assert told(busy_level(), text_of(play)) == ()


def test_after_a_handover_a_reply_is_one_of_the_scene_it_leads_to() -> None:
    play = PlayFile(
        "One", ("transfer:depot:warm", SayFile("Go on.")), path=("opening", "depot", "done")
    )
    assert told(busy_level(), text_of(play)) == ()


def test_seed_and_caller_stand_in_the_command() -> None:
    text = text_of(PlayFile("One", ("listen",), seed=9, score=1)).replace(
        "    moves", "    caller: helped\n    moves"
    )
    assert "--seed 9 --moves" in only(tiny_level(), text).replay
    assert "--seed 9 --caller helped --moves" in only(busy_level(), text).replay


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a level and plays beside it."""
    (tmp_path / "tiny.yaml").write_text(TINY)
    (tmp_path / "tiny.playtest.yaml").write_text(PLAYS)
    return tmp_path


def test_plays_are_checked_on_the_level_beside_them(folder: Path) -> None:
    path = folder / "tiny.playtest.yaml"
    assert playtest_of(folder / "tiny.yaml") == path
    assert check_playtest(path) == ()
    (folder / "tiny.yaml").write_text(TINY.replace("technique: offer-options", "technique: jargon"))
    (problem,) = check_playtest(path)
    assert (problem.file, problem.code) == (str(path), Code.PLAYS_OTHERWISE)
    (folder / "tiny.yaml").rename(folder / "tiny.yml")
    assert check_playtest(path) == (problem,) or "tiny.yml" in check_playtest(path)[0].replay


def test_what_is_wrong_with_a_level_is_told_with_the_level(folder: Path) -> None:
    (folder / "tiny.yaml").write_text("title: Nothing\n")
    assert check_playtest(folder / "tiny.playtest.yaml") == ()


def test_plays_of_no_level_say_so(folder: Path) -> None:
    alone = folder / "other.playtest.yaml"
    alone.write_text(PLAYS)
    (problem,) = check_playtest(alone)
    assert (problem.code, problem.line) == (Code.PLAY_WITHOUT_LEVEL, 1)
    assert "`other.yaml`" in problem.message


def test_a_file_of_plays_with_problems_tells_those(folder: Path) -> None:
    path = folder / "tiny.playtest.yaml"
    path.write_text(PLAYS.replace("- listen", "- hum"))
    (problem,) = check_playtest(path)
    assert problem.code is Code.UNKNOWN_WORD
    (missing,) = check_playtest(folder / "no.playtest.yaml")
    assert missing.code is Code.UNREADABLE


def test_a_file_of_plays_is_known_by_its_name() -> None:
    assert is_playtest(Path("a/tiny.playtest.yaml"))
    assert is_playtest(Path("tiny.playtest.yml"))
    assert not is_playtest(Path("playtest.yaml"))
    assert not is_playtest(Path("tiny.yaml"))
