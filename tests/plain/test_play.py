"""Plain mode as a whole: the call is played, looked back upon, kept, and told to programs."""

import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from game.call import RULES_VERSION, Answer, Listen, Past, event_from_data, replay, score
from game.exits import INTERRUPTED, MISUSED
from game.plain.console import Console
from game.plain.play import play_plainly
from game.record import Standing, Store, open_store
from tests.plain.desk import ascii_paper, desk, order
from tests.play.tiny import tiny, tiny_level

GOOD = ("", "listen", "2", "3")
"""With seed 1: listen, acknowledge, offer."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield an empty store."""
    with open_store(tmp_path / "data") as opened:
        yield opened


def test_a_call_ends_with_its_debrief_its_score_and_how_to_play_it_again(store: Store) -> None:
    sat = desk(*GOOD)
    assert play_plainly(order(), sat.console, store) == 0
    for expected in (
        "Amara's problem is resolved.",
        "“I want one person to say that it happened.”",
        "Move 2, at 00:0",
        "Acknowledge feeling; it suited the moment",
        "- You named what the caller feels (Herhausen et al. 2023): patience +",
        "Amara thought: Here comes the promise.",
        "What helped most",
        "There was one thing to learn that did not come out this time.",
        "That is your best so far.",
        "The same call again: callcraft play tiny.yaml --plain --seed 1",
    ):
        assert expected in sat.text.replace("\n  ", " "), expected
    assert all(len(line) <= 80 for line in sat.text.splitlines())


def test_the_best_result_before_is_told(store: Store) -> None:
    play_plainly(order(), desk(*GOOD).console, store)
    best = store.best(tiny().digest)
    assert best is not None
    sat = desk("", "1", "1", "hang up", "hang up")
    play_plainly(order(), sat.console, store)
    assert f"Your best so far: {best.total}" in sat.text


def test_nothing_is_no_best_result(store: Store) -> None:
    for _ in range(2):
        sat = desk("", "hang up", "hang up")
        play_plainly(order(), sat.console, store)
        assert "Your best so far: 0." in sat.text


def test_json_is_the_last_line_and_replays(store: Store) -> None:
    sat = desk("", (12.0, "listen"), "2", "3")
    play_plainly(order(as_json=True), sat.console, store)
    data = json.loads(sat.text.splitlines()[-1])
    assert list(data) == [
        "level",
        "level_hash",
        "rules",
        "seed",
        "outcome",
        "score",
        "medal",
        "patience",
        "satisfaction",
        "events",
    ]
    end = replay(tiny_level(), data["seed"], map(event_from_data, data["events"]))[-1].after
    assert (data["level"], data["level_hash"]) == ("tiny", tiny().digest)
    assert data["rules"] == RULES_VERSION
    assert data["outcome"] == end.outcome
    assert (data["score"], data["medal"]) == (score(end).total, score(end).medal)
    assert data["patience"] == end.meters.patience / 1_000
    assert data["satisfaction"] == end.meters.satisfaction / 1_000
    assert ["wait", 12_000] in data["events"]


def test_a_finished_call_is_kept_and_counts(store: Store) -> None:
    play_plainly(order(), desk(*GOOD).console, store)
    (result,) = store.results()
    assert result.standing is Standing.COUNTED
    assert result.attempt.level_name == "tiny"
    assert result.attempt.seed == 1


def test_the_end_of_the_input_is_told_and_the_call_kept_as_abandoned(store: Store) -> None:
    sat = desk("", "listen")
    assert play_plainly(order(as_json=True), sat.console, store) == MISUSED
    assert "The input ended in the middle of the call." in sat.errors.getvalue()
    assert json.loads(sat.text.splitlines()[-1])["outcome"] == "abandoned"
    (result,) = store.results()
    assert result.standing is Standing.LEFT
    assert not result.attempt.finished
    assert result.attempt.events() == (Answer(), Listen())


def test_a_call_that_was_never_answered_is_not_kept(store: Store) -> None:
    sat = desk()
    assert play_plainly(order(), sat.console, store) == MISUSED
    assert "before the call was answered" in sat.errors.getvalue()
    assert store.attempts() == ()


def test_a_caller_we_know_who_was_never_answered_is_not_kept_either(store: Store) -> None:
    for script in ((), ("quit",)):
        sat = desk(*script)
        play_plainly(order(caller=Past.LET_DOWN), sat.console, store)
        assert "kept as abandoned" not in sat.text + sat.errors.getvalue()
    assert store.attempts() == ()


def test_how_a_caller_knows_us_is_told_kept_and_named_for_the_next_time(store: Store) -> None:
    sat = desk("", "listen", "2", "1")
    play_plainly(order(caller=Past.LET_DOWN, as_json=True), sat.console, store)
    known = "Amara had called before, and was let down."
    assert sat.text.index(known) < sat.text.index("The phone rings.")
    assert f"Before the call. {known}" in sat.text
    assert "--seed 1 --caller let-down" in sat.text.replace("\n", " ")
    data = json.loads(sat.text.splitlines()[-1])
    assert data["events"][0] == ["recall", "let-down", [], []]
    (result,) = store.results()
    assert result.standing is Standing.COUNTED
    assert result.score is not None
    assert result.score.total == data["score"]


def test_quitting_keeps_the_call_as_abandoned(store: Store) -> None:
    sat = desk("", "quit", "quit")
    assert play_plainly(order(), sat.console, store) == 0
    assert "kept as abandoned" in sat.text.splitlines()[-1]
    assert [each.standing for each in store.results()] == [Standing.LEFT]


class Interrupting(BytesIO):
    """Somebody answers and presses ctrl+c."""

    def readline(self, _: int | None = -1, /) -> bytes:
        """Return a line once, and then none."""
        if self.tell():
            raise KeyboardInterrupt
        self.seek(1)
        return b"\n"


def test_ctrl_c_says_how_to_leave_and_keeps_the_call(store: Store) -> None:
    errors = StringIO()
    console = Console(Interrupting(b"x"), StringIO(), errors, width=80, echo=False)
    assert play_plainly(order(), console, store) == INTERRUPTED
    assert "type quit" in errors.getvalue()
    assert [each.standing for each in store.results()] == [Standing.LEFT]


class Torn(StringIO):
    """Paper that is taken away after the first reply."""

    def write(self, text: str, /) -> int:
        """Write, until the caller is thanked."""
        if text.startswith("You listen"):
            raise BrokenPipeError
        return super().write(text)


def test_a_call_nobody_reads_any_more_is_kept_too(store: Store) -> None:
    sat = desk(*GOOD)
    console = Console(sat.keyboard, Torn(), StringIO(), width=80, echo=False)
    with pytest.raises(BrokenPipeError):
        play_plainly(order(), console, store)
    (attempt,) = store.attempts()
    assert attempt.events() == (Answer(), Listen())


def test_a_record_that_cannot_be_kept_is_told_once_and_the_call_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with open_store(tmp_path / "file" / "data") as store:
        sat = desk(*GOOD)
        assert play_plainly(order(), sat.console, store) == 0
    assert sat.errors.getvalue().count("cannot be kept") == 1
    assert "Score" in sat.text


def test_everything_can_be_written_on_a_terminal_that_knows_only_ascii(store: Store) -> None:
    paper = ascii_paper()
    console = Console(desk(*GOOD).keyboard, paper, StringIO(), width=80, echo=True)
    assert play_plainly(order(), console, store) == 0
    paper.seek(0)
    assert '"I want one person to say that it happened."' in paper.read()


@pytest.mark.parametrize("width", [40, 60, 80])
def test_nothing_is_wider_than_the_terminal(store: Store, width: int) -> None:
    sat = desk("", "1", "2", "1")
    console = Console(sat.keyboard, sat.paper, sat.errors, width=width, echo=True)
    play_plainly(order(), console, store)
    assert all(len(line) <= width for line in sat.text.splitlines())
