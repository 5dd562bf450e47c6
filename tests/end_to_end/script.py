"""A scripted player: what to do in a call, and finding a reply by its words on a screen."""

import re
from pathlib import Path

from attrs import frozen

from game.call import Answer, Event, Interrupt, Level, Listen, Say, Wait, new_call, shown, step
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
        match event:
            case Say():
                lines.append(str(shown(state).index(event) + 1))
            case Listen():
                lines.append("listen")
            case Interrupt():
                lines.append("interrupt")
            case Wait(ms):
                lines.append(f"wait {ms / 1_000}")
            case _:
                lines.append("hang up")
        state = step(state, event)
    return lines


def letters(text: str) -> str:
    """Return the letters and digits of a text: what is left of it however it is wrapped."""
    return re.sub(r"[^a-z0-9]", "", text.lower())
