"""A scripted player goes through each shipped level, in the terminal and in plain mode."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from game.call import (
    HOLD_TIMES,
    Answer,
    Attend,
    Consult,
    Event,
    Hold,
    Interrupt,
    Level,
    Listen,
    LookUp,
    Park,
    Resume,
    Say,
    Wait,
    event_from_data,
    joined,
    new_call,
    reply_words,
    step,
)
from game.explore.bots import DE_ESCALATOR, HOSTILE_BOT, SOLVER, Bot
from game.level import load_level
from game.play.session import Session
from game.record import attempt_of, open_store
from tests.end_to_end.script import Shipped, campaign, deeds, letters, typed
from tests.end_to_end.terminal import Terminal

SEED = 7

MARKS = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
"""What may stand before a reply's number."""

LONG_AGO = "2026-01-01T00:00:00+00:00"

SPEAKING = "is speaking"
OVER = "see how it went"

BETWEEN_ENTERS = 0.5
"""Seconds more after which a second Enter is no longer taken for one that is held."""

SETTLING = 0.45
"""Seconds in which the terminal shows what a key did, and lets the guard of replies run out."""


PLAYED_ALWAYS = ("parcel",)
"""The calls that are played by every key at each run of the tests. The others are slow."""


def by_every_key(*, timed: bool) -> list[ParameterSet]:
    """Return the calls to be played so; `timed`: those in which only talking passes time."""
    return [
        pytest.param(
            each,
            id=each.path.stem,
            # By the clock on the wall it takes as long as it takes.
            marks=() if each.path.stem in PLAYED_ALWAYS and not timed else (pytest.mark.slow,),
        )
        for each in campaign()
        if not (timed and each.level.has_desk)
    ]


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
    drawn = len(terminal.raw)
    terminal.act("\r")
    state = step(new_call(level, SEED), Answer())
    speaks = state.speaking > 0
    for event in deeds(level, bot, SEED):
        if speaks:
            terminal.wait_for_drawn(SPEAKING, drawn)
        hear_out(terminal)
        drawn = len(terminal.raw)
        if isinstance(event, Say):
            press_row(terminal, reply_words(state, event.reply))
        elif isinstance(event, Wait):
            terminal.wait_for("wait until it is done")
            terminal.watch(BETWEEN_ENTERS)
            terminal.act("\r")
        else:
            do(terminal, level, event)
        before, state = state, step(state, event)
        # Time only brings the words that have begun nearer to their end.
        speaks = state.speaking not in {0, before.speaking} and not isinstance(event, Wait)
    terminal.wait_until(lambda text: SPEAKING in text or OVER in text, OVER)
    hear_out(terminal)
    terminal.wait_for(OVER)
    terminal.press("\r")


def do(terminal: Terminal, level: Level, event: Event) -> None:
    """Do something that is no reply, by its keys."""
    if isinstance(event, Hold):
        terminal.act("h")
        terminal.wait_for("Just put them on hold.")
        terminal.act(str((0, *HOLD_TIMES).index(event.stated) or len(HOLD_TIMES) + 1))
    elif isinstance(event, LookUp):
        terminal.act("k")
        terminal.wait_for("Look up")
        terminal.act(level.articles[event.article].title)
        terminal.watch(SETTLING)
        terminal.act("\r")
    elif isinstance(event, Consult):
        terminal.act("c")
        press_row(terminal, f"Ask {level.departments[event.department].title}")
    elif isinstance(event, Resume):
        terminal.wait_for("Come back, and thank them")
        terminal.watch(SETTLING)
        terminal.act("1" if event.thanks else "2")
    else:
        terminal.act({Listen: "l", Interrupt: "i", Park: "p", Attend: "a"}[type(event)])


def press_row(terminal: Terminal, words: str) -> None:
    """Choose the row with these words once it is there."""
    sought = letters(words)
    terminal.wait_until(lambda text: sought in letters(text), words)
    terminal.watch(SETTLING)
    terminal.act(number_of(terminal, sought))


def hear_out(terminal: Terminal) -> None:
    """Have the words that have begun shown to their end, and let the guard of replies run out."""
    terminal.watch(SETTLING)
    while SPEAKING in terminal.text:
        terminal.press("x")
        terminal.watch(SETTLING)


def number_of(terminal: Terminal, words: str) -> str:
    """Return the number before a reply whose words are on the screen."""
    lines = terminal.text.split("\n")
    for row, line in enumerate(lines):
        number = line.strip(MARKS)[:1]
        row_letters = letters(line.strip(MARKS)[1:])[:24]
        same = words.startswith(row_letters) or row_letters.startswith(words)
        if number.isdigit() and row_letters and same:
            following = letters(" ".join(lines[row : row + 3]))
            if words[:40] in following:
                return number
    message = f"{words} has no number on the screen:\n{terminal.text}"
    raise AssertionError(message)


@pytest.mark.parametrize("shipped_level", by_every_key(timed=False))
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
    assert deeds_of(json.loads(result.attempt.log)) == deeds_of(told["events"])
    assert result.score is not None
    assert told["score"] == result.score.total
    assert told["medal"] == result.score.medal == "gold"
    assert told["level_hash"] == result.attempt.level_digest
    assert shipped_level.level.caller.name.split()[0] in text


def deeds_of(events: object) -> list[object]:
    """Return a log without the time between deeds."""
    assert isinstance(events, list)
    return [event for event in events if event[0] != "wait"]


@pytest.mark.parametrize("shipped_level", by_every_key(timed=True))
def test_from_the_menu_through_a_timed_call_to_the_debrief(
    shipped_level: Shipped, tmp_path: Path
) -> None:
    """Real time: what was kept replays to the score, and plain mode gives the same for it.

    Where there is work beside talking, a minute more or less leads elsewhere, and no script can
    know how quick the machine is; those calls are played through above, with the clock off.
    """
    play_those_before(shipped_level, tmp_path / "tui")
    with Terminal(data=tmp_path / "tui") as terminal:
        # Not all of the list fits the screen; the numbers work all the same.
        terminal.wait_for("Callcraft", campaign()[0].level.title)
        terminal.press(str(shipped_level.number))
        play_in_terminal(terminal, shipped_level, SOLVER)
        terminal.wait_for("of 1000")
        terminal.press("q")
    with open_store(tmp_path / "tui") as store:
        *_, result = store.results()
    events = [event_from_data(each) for each in json.loads(result.attempt.log)]
    assert any(isinstance(event, Wait) for event in events)
    seed = str(result.attempt.seed)
    events = events[events.index(Answer()) :]
    lines = typed(shipped_level.level, result.attempt.seed, events[1:])
    told, _ = plain([shipped_level.path.stem, "--seed", seed], lines, tmp_path / "plain")
    assert result.score is not None
    assert told["score"] == result.score.total
    assert list(map(event_from_data, told["events"])) == list(joined(events))  # type: ignore[call-overload]


def play_those_before(shipped_level: Shipped, data: Path) -> None:
    """Keep a call to its end at every level before this one, so that it is open in the menu."""
    with open_store(data) as store:
        for each in campaign()[: shipped_level.number - 1]:
            reading = load_level(each.path)
            session = Session(each.level, SEED)
            for event in (Answer(), Wait(10**7)):
                session.send(event)
            kept = attempt_of(
                session, digest=reading.digest, name=each.path.stem, started_at=LONG_AGO
            )
            store.keep(kept, reading.source)


def test_each_call_opens_from_the_menu_once_those_before_it_were_played(tmp_path: Path) -> None:
    *_, last = campaign()
    with Terminal(data=tmp_path / "new") as terminal:
        terminal.wait_for(campaign()[0].level.title, "not played yet")
        terminal.press(str(last.number))
        terminal.wait_for("opens after")
    play_those_before(last, tmp_path / "played")
    with Terminal(data=tmp_path / "played") as terminal:
        for each in campaign():
            terminal.wait_for(campaign()[0].level.title, "1 call")
            terminal.press(str(each.number))
            terminal.wait_for("Enter answer the call", each.level.title)
            terminal.press("m")


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
