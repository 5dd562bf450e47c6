"""What plain mode says of a call: sentences and numbers, nothing drawn."""

from collections.abc import Sequence

from game.call import CallState, Level, Say, wording
from game.plain.desk import words_of
from game.play.deeds import News, clue_carried, promises_carried
from game.play.fading import as_remembered
from game.play.promises import developments, promise_lines
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


def paragraphs(text: str) -> list[str]:
    """Return a text's paragraphs, each on one line; a line that begins with a dash stands alone."""
    lines: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line and lines and lines[-1] and not line.startswith("- "):
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return lines


def brief_lines(level: Level) -> list[str]:
    """Return what the trainee knows before the call, paragraph by paragraph."""
    lines = paragraphs(level.brief) or ["There is no brief for this call."]
    if level.limits:
        lines += ["", "Limits:", *(f"- {text}" for text in level.limits.values())]
    return lines


def meters_line(state: CallState, before: CallState | None, faded: int = 0) -> str:
    """Return both meters and the mood; changes are those since `before` was shown.

    `faded`: the strain of 0 to 100 by which a mood is harder to make out.
    """
    now, then = state.meters, before.meters if before else state.meters
    patience = _meter(now.patience, then.patience, patience_word(now.patience))
    satisfaction = _meter(now.satisfaction, then.satisfaction, satisfaction_word(now.satisfaction))
    mood = f"{caller_of(state)} is {as_remembered(mood_word(state.mood), faded)}"
    return f"Patience {patience} · Satisfaction {satisfaction} · {mood}"


def _meter(now: int, then: int, word: str) -> str:
    change = points(now) - points(then)
    return f"{points(now)} {word} ({signed(change)})" if change else f"{points(now)} {word}"


def caller_of(state: CallState) -> str:
    """Return how the caller is called in passing."""
    return short_name(state.level.caller.name)


def learned_lines(state: CallState, before: CallState | None, faded: int = 0) -> list[str]:
    """Return what has come out since `before`, counting what the caller is just telling.

    `faded`: the strain of 0 to 100 by which it is harder to keep in mind.
    """
    fresh = known(state) - (known(before) if before else frozenset())
    texts = texts_of(state.level.clues, fresh)
    return [f"Learned: {as_remembered(text, faded)}" for text in texts]


def carried_lines(state: CallState, faded: int = 0) -> list[str]:
    """Return what is known and owed from an earlier call, by the state before the answer."""
    texts = texts_of(state.level.clues, known(state))
    clues = (clue_carried(as_remembered(text, faded)) for text in texts)
    return [*clues, *promises_carried(state)]


def promise_news(state: CallState, before: CallState | None) -> list[str]:
    """Return what has become of promises since `before`."""
    return [each.line for each in developments(before, state)]


def news_lines(news: News | None) -> list[str]:
    """Return what looking something up or asking somebody has brought."""
    if news is None:
        return []
    first, *more = paragraphs(news.text) or ["Nothing that helps."]
    return [f"{news.title}: {first}", *more]


def reply_lines(state: CallState, offered: Sequence[Say]) -> list[str]:
    """Return the replies, numbered from 1 as they are offered."""
    if not offered:
        return ["There is nothing to say right now: listen, or hang up."]
    words = (wording(state, say.reply) for say in offered)
    return [f"{number}  {said}" for number, said in enumerate(words, start=1)]


def note_lines(state: CallState, faded: int = 0) -> list[str]:
    """Return what has been learned and promised, the limits, and the time.

    `faded`: the strain of 0 to 100 by which notes fade.
    """
    texts = texts_of(state.level.clues, known(state))
    learned = [as_remembered(text, faded) for text in texts]
    lines = ["Learned:", *(f"- {text}" for text in learned or ("nothing yet",))]
    if state.ledger:
        lines += pledge_lines(state)
    if state.level.limits:
        lines += ["Limits:", *(f"- {text}" for text in state.level.limits.values())]
    time = f"{clock_text(state.tally.elapsed)} of {clock_text(state.level.target)}"
    return [*lines, f"Time: {time}"]


def pledge_lines(state: CallState) -> list[str]:
    """Return every promise made, and how it stands."""
    promises = promise_lines(state)
    return ["Promised:", *(f"- {line}" for line in promises or ("nothing yet",))]


def help_lines(level: Level) -> list[str]:
    """Return every word that means something in a call."""
    return ["You can type:", *(f"{word}: {what}" for word, what in words_of(level))]
