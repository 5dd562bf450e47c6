"""A scripted player goes through each shipped level, in the terminal and in plain mode."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.call import Say, event_from_data, joined, new_call, step
from game.call.event import Answer, Listen, Wait
from game.explore.bots import DE_ESCALATOR, HOSTILE_BOT, SOLVER, Bot
from game.record import open_store
from tests.end_to_end.script import Shipped, campaign, deeds, letters, typed
from tests.end_to_end.terminal import Terminal

SEED = 7

MARKS = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
"""What may stand before a reply's number."""

SETTLING = 0.45
"""Seconds in which the terminal shows what a key did, and lets the guard of replies run out."""


@pytest.fixture(params=campaign(), ids=lambda shipped: shipped.path.stem)
def shipped_level(request: pytest.FixtureRequest) -> Shipped:
    """Every shipped level in turn."""
    assert isinstance(request.param, Shipped)
    return request.param


def plain(arguments: list[str], lines: list[str], data: Path) -> tuple[dict[str, object], str]:
    """Play in plain mode and return the line of JSON and everything before it."""
    run = subprocess.run(
        [sys.executable, "-m", "game", "play", *arguments, "--plain", "--json"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CALLCRAFT_DATA": str(data)},
    )
    *before, last = run.stdout.rstrip("\n").split("\n")
    return json.loads(last), "\n".join(before)


def play_in_terminal(terminal: Terminal, shipped_level: Shipped, bot: Bot) -> None:
    """Play a call that has been opened in the terminal, finding each reply by its words."""
    level = shipped_level.level
    terminal.wait_for("Enter answer the call")
    terminal.press("\r")
    state = step(new_call(level, SEED), Answer())
    for event in deeds(level, bot, SEED):
        hear_out(terminal)
        if isinstance(event, Say):
            words = letters(state.place.replies[event.reply].say)
            terminal.wait_until(lambda text, words=words: words in letters(text), words)  # type: ignore[misc]
            terminal.press(number_of(terminal, words))
        elif isinstance(event, Listen):
            terminal.press("l")
        else:
            terminal.press("i")
        state = step(state, event)
    hear_out(terminal)
    terminal.wait_for("see how it went")
    terminal.press("\r")


def hear_out(terminal: Terminal) -> None:
    """Have the caller's words shown to their end, and let the moment pass that guards replies."""
    terminal.watch(SETTLING)
    while "is speaking" in terminal.text:
        terminal.press("x")
        terminal.watch(SETTLING)


def number_of(terminal: Terminal, words: str) -> str:
    """Return the number before a reply whose words are on the screen."""
    lines = terminal.text.split("\n")
    for row, line in enumerate(lines):
        number = line.strip(MARKS)[:1]
        if number.isdigit() and words.startswith(letters(line.strip(MARKS)[1:])[:24]):
            following = letters(" ".join(lines[row : row + 3]))
            if words[:40] in following:
                return number
    message = f"{words} has no number on the screen:\n{terminal.text}"
    raise AssertionError(message)


def test_the_same_choices_give_the_same_score_in_both(
    shipped_level: Shipped, tmp_path: Path
) -> None:
    """From the program's start to the debrief, in an 80 by 24 terminal and line by line."""
    name = shipped_level.path.stem
    with Terminal(
        "play", name, "--untimed", "--seed", str(SEED), data=tmp_path / "tui"
    ) as terminal:
        play_in_terminal(terminal, shipped_level, DE_ESCALATOR)
        terminal.wait_for("of 1000")
        terminal.press("q")
    with open_store(tmp_path / "tui") as store:
        (result,) = store.results()
    lines = typed(shipped_level.level, SEED, deeds(shipped_level.level, DE_ESCALATOR, SEED))
    told, text = plain([name, "--untimed", "--seed", str(SEED)], lines, tmp_path / "plain")
    assert result.score is not None
    assert told["score"] == result.score.total
    assert told["medal"] == result.score.medal == "gold"
    assert told["level_hash"] == result.attempt.level_digest
    assert shipped_level.level.caller.name.split()[0] in text


def test_from_the_menu_through_a_timed_call_to_the_debrief(
    shipped_level: Shipped, tmp_path: Path
) -> None:
    """Real time: what was kept replays to the score, and plain mode gives the same for it."""
    with Terminal(data=tmp_path / "tui") as terminal:
        terminal.wait_for("Callcraft", shipped_level.level.title)
        terminal.press(str(shipped_level.number))
        play_in_terminal(terminal, shipped_level, SOLVER)
        terminal.wait_for("of 1000")
        terminal.press("q")
    with open_store(tmp_path / "tui") as store:
        (result,) = store.results()
    events = [event_from_data(each) for each in json.loads(result.attempt.log)]
    assert any(isinstance(event, Wait) for event in events)
    seed = str(result.attempt.seed)
    events = events[events.index(Answer()) :]
    lines = typed(shipped_level.level, result.attempt.seed, events[1:])
    told, _ = plain([shipped_level.path.stem, "--seed", seed], lines, tmp_path / "plain")
    assert result.score is not None
    assert told["score"] == result.score.total
    assert list(map(event_from_data, told["events"])) == list(joined(events))  # type: ignore[call-overload]


def test_a_bad_end_is_told_and_debriefed_too(shipped_level: Shipped, tmp_path: Path) -> None:
    """Hostile all the way: the call is lost, the program is not."""
    hostile = deeds(shipped_level.level, HOSTILE_BOT, SEED)
    lines = typed(shipped_level.level, SEED, hostile)
    told, text = plain(
        [shipped_level.path.stem, "--untimed", "--seed", str(SEED)], lines, tmp_path / "plain"
    )
    assert told["outcome"] in {"hung-up", "unresolved"}
    assert told["medal"] == "none"
    assert "score" in text.lower()
