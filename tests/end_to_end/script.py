"""A scripted player: what to do in a call, and finding a reply by its words on a screen."""

import re
from pathlib import Path
from typing import Final

from attrs import frozen

from game.call import (
    Answer,
    Attend,
    CallState,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Level,
    Listen,
    LookUp,
    Park,
    Resume,
    Say,
    Transfer,
    Wait,
    new_call,
    shown_replies,
    step,
)
from game.call.units import MINUTE
from game.explore.bots import Bot
from game.explore.plays import turns_of
from game.level import load_level, load_pack
from game.level.library import shipped


@frozen
class Shipped:
    """A level of the campaign: its number in the menu, its file and what it holds."""

    number: int
    path: Path
    level: Level


def campaign() -> list[Shipped]:
    """Return the shipped levels in order."""
    found = []
    for number, path in enumerate(load_pack(shipped()).levels, 1):
        level = load_level(path).level
        assert level is not None
        found.append(Shipped(number, path, level))
    return found


def deeds(level: Level, bot: Bot, seed: int) -> list[Event]:
    """Return what a bot does in a call, after the answer to the end, without any time passing."""
    return [turn.event for turn in turns_of(level, bot, seed)][1:]


def typed(level: Level, seed: int, events: list[Event]) -> list[str]:
    """Return what to type in plain mode for some deeds: a number, or a word."""
    state, lines = step(new_call(level, seed), Answer()), [""]
    for event in events:
        if isinstance(event, Wait):
            # Plain mode waits for an errand by itself.
            begun = state.speaking + state.errand.left if state.errand else 0
            if event.ms > begun:
                lines.append(f"wait {(event.ms - begun) / 1_000}")
        else:
            lines.append(_word(state, event))
        state = step(state, event)
    return lines


def _word(state: CallState, event: Event) -> str:
    level = state.level
    match event:
        case Say():
            return str(shown_replies(state).index(event) + 1)
        case Hold(stated):
            return f"hold {stated // MINUTE or ''}"
        case LookUp(article):
            return f"look up {level.articles[article].title}"
        case Consult(department):
            return f"ask {level.departments[department].title}"
        case Transfer(department, warm):
            how = "hand over" if warm else "put through"
            return f"{how} {level.departments[department].title}"
        case _:
            return _WORDS[event] if isinstance(event, Resume) else _WORDS[type(event)]


_WORDS: Final[dict[object, str]] = {
    Resume(thanks=True): "back thanks",
    Resume(thanks=False): "back",
    Listen: "listen",
    Interrupt: "interrupt",
    Park: "park",
    Attend: "answer",
    HangUp: "hang up\nhang up",
}
"""Plain mode asks before the phone is put down."""


def letters(text: str) -> str:
    """Return the letters and digits of a text: what is left of it however it is wrapped."""
    return re.sub(r"[^a-z0-9]", "", text.lower())
