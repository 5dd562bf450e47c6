"""A move looked back upon, in rows of a label and words: for whatever draws them."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from attrs import frozen

from game.play.reason import Reason
from game.play.steps import Step
from game.view.actions import FACTS, Action
from game.view.kinds import BREACH_COST, SECOND
from game.view.words import fine, mood_word, seconds_text, source_name, span_text, technique_name

_PAUSE: Final = 3 * SECOND
"""Silence before a move that is worth a word, in milliseconds."""

_NAMELESS: Final = frozenset({Action.HANG_UP, Action.SILENCE, Action.RECALL})
"""Actions that say enough without a name in the heading."""


class Tone(Enum):
    """What some words are, so that they can be coloured."""

    PLAIN = auto()
    FAINT = auto()
    """Beside what matters."""
    BAD = auto()
    YOU = auto()
    CALLER = auto()
    MOOD = auto()
    """The mood that the caller was in after the move."""


@frozen
class ToldPart:
    """Some words of a row."""

    text: str
    """The words; a space at their beginning keeps them apart from what stands before."""
    tone: Tone = Tone.PLAIN
    """What they are."""


@frozen
class ToldRow:
    """A row: what it is about, and what there is to say."""

    label: ToldPart
    """What it is about; without text where that is the same as in the row before."""
    parts: tuple[ToldPart, ...]
    """What there is to say."""
    spoken: bool = False
    """Whether somebody said it in the call: then it may have paragraphs."""


def step_name(step: Step) -> str:
    """Return what the move is called: its technique, or else the action."""
    if step.action is Action.REPLY or step.technique is not None:
        return technique_name(step.technique)
    return "" if step.action in _NAMELESS else step.action.value.replace("-", " ")


def told_rows(step: Step, caller: str) -> Iterator[ToldRow]:
    """Yield all there is to say of a move, in its order; `caller`: what they are called."""
    yield from _pauses(step)
    yield from _thought(step.caller_thought)
    yield _you(step)
    if step.errand_ms:
        yield _faint("took", ToldPart(span_text(step.errand_ms), Tone.FAINT))
    if step.said_by_caller:
        said = ToldPart("\n".join(step.said_by_caller))
        yield ToldRow(ToldPart(caller, Tone.CALLER), (said,), spoken=True)
    yield from _thought(step.reaction if step.reaction != step.caller_thought else "")
    yield _mood(step)
    yield from _why(step)
    yield from (_faint("learned", ToldPart(text)) for text in step.learned)
    yield from (_bad("limit", f"Broken: {text}") for text in step.broken)
    yield from (_faint("promise", ToldPart(each.line)) for each in step.promises)
    if step.breach:
        yield _bad("integrity", f"-{BREACH_COST * step.breaches} points")
    if step.unheard:
        yield _unheard(step, caller)


def _faint(label: str, *parts: ToldPart) -> ToldRow:
    return ToldRow(ToldPart(label, Tone.FAINT), parts)


def _bad(label: str, text: str) -> ToldRow:
    return ToldRow(ToldPart(label, Tone.BAD), (ToldPart(text),))


def _thought(text: str) -> Iterator[ToldRow]:
    if text:
        yield _faint("thought", ToldPart(f"“{text}”"))


def _pauses(step: Step) -> Iterator[ToldRow]:
    """Yield how long the caller had waited before the move, where it is worth a word."""
    then = " before you spoke" if step.said_by_agent else ""
    for label, ms in (("silence", step.thought_ms), ("on hold", step.held_ms)):
        if ms >= _PAUSE:
            yield _faint(label, ToldPart(f"{seconds_text(ms)}{then}", Tone.FAINT))


def _you(step: Step) -> ToldRow:
    if step.action is Action.RECALL:
        return _faint("before", ToldPart(step.words))
    told = step.said_by_agent or FACTS[step.action].looked_back or step.words
    return ToldRow(ToldPart("You", Tone.YOU), (ToldPart(told),), spoken=True)


def _mood(step: Step) -> ToldRow:
    parts = [ToldPart(mood_word(step.mood), Tone.MOOD)]
    if step.tension:
        parts.append(ToldPart(f"  tension {fine(step.tension)}", Tone.FAINT))
    if step.heard:
        parts.append(ToldPart(f"  heard {fine(step.heard)}", Tone.FAINT))
    return _faint("mood", *parts)


def _why(step: Step) -> Iterator[ToldRow]:
    for place, reason in enumerate(step.told):
        yield _faint("" if place else "why", *_reason(reason))


def _reason(reason: Reason) -> Iterator[ToldPart]:
    yield ToldPart(reason.why)
    if notes := "; ".join(filter(None, [reason.amounts, source_name(reason.source)])):
        yield ToldPart(f" ({notes})", Tone.FAINT)


def _unheard(step: Step, caller: str) -> ToldRow:
    more = "one more thing" if step.unheard == 1 else f"{step.unheard} more things"
    return _faint("unheard", ToldPart(f"Before you spoke, {caller} had {more} to say."))
