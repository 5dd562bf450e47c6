"""What plain mode says of a call: sentences and numbers, nothing drawn."""

from collections.abc import Sequence

from game.call import CallState, Level, Say
from game.plain.command import WORDS
from game.play.steps import known, texts_of
from game.play.words import (
    clock_text,
    mood_word,
    patience_word,
    points,
    satisfaction_word,
    short_name,
    signed,
)


def title_lines(level: Level) -> list[str]:
    """Return what a call is called and how long a good one takes."""
    sector = f" ({level.sector})" if level.sector else ""
    return [f"{level.title}{sector}", f"A good handle time is {clock_text(level.target)}."]


def brief_lines(level: Level) -> list[str]:
    """Return what the trainee knows before the call, paragraph by paragraph."""
    lines = _paragraphs(level.brief) or ["There is no brief for this call."]
    if level.limits:
        lines += ["", "Limits:", *(f"- {text}" for text in level.limits.values())]
    return lines


def _paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs, each on one line; a line that begins with a dash stands alone."""
    lines: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line and lines and lines[-1] and not line.startswith("- "):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def meters_line(state: CallState, before: CallState | None) -> str:
    """Return both meters and the mood; changes are those since `before` was shown."""
    now, then = state.meters, before.meters if before else state.meters
    patience = _meter(now.patience, then.patience, patience_word(now.patience))
    satisfaction = _meter(now.satisfaction, then.satisfaction, satisfaction_word(now.satisfaction))
    mood = f"{caller_of(state)} is {mood_word(state.mood)}"
    return f"Patience {patience} · Satisfaction {satisfaction} · {mood}"


def _meter(now: int, then: int, word: str) -> str:
    change = points(now) - points(then)
    return f"{points(now)} {word} ({signed(change)})" if change else f"{points(now)} {word}"


def caller_of(state: CallState) -> str:
    """Return how the caller is called in passing."""
    return short_name(state.level.caller.name)


def learned_lines(state: CallState, before: CallState | None) -> list[str]:
    """Return what has come out since `before`, counting what the caller is just telling."""
    fresh = known(state) - (known(before) if before else frozenset())
    return [f"Learned: {text}" for text in texts_of(state.level.clues, fresh)]


def reply_lines(state: CallState, offered: Sequence[Say]) -> list[str]:
    """Return the replies, numbered from 1 as they are offered."""
    if not offered:
        return ["There is nothing to say right now: listen, or hang up."]
    replies = state.place.replies
    return [f"{number}  {replies[say.reply].say}" for number, say in enumerate(offered, start=1)]


def note_lines(state: CallState) -> list[str]:
    """Return what has been learned, the limits, and the time."""
    learned = texts_of(state.level.clues, known(state))
    lines = ["Learned:", *(f"- {text}" for text in learned or ("nothing yet",))]
    if state.level.limits:
        lines += ["Limits:", *(f"- {text}" for text in state.level.limits.values())]
    time = f"{clock_text(state.tally.elapsed)} of {clock_text(state.level.target)}"
    return [*lines, f"Time: {time}"]


def help_lines() -> list[str]:
    """Return every word plain mode knows."""
    return ["You can type:", *(f"{word}: {what}" for word, what in WORDS)]
