"""The debrief of a call as text, for narrow terminals and for screen readers."""

from collections.abc import Iterator
from typing import Final

from game.plain.console import wrapped
from game.play.debrief import Debrief, Reason, Step
from game.view.actions import Action
from game.view.kinds import (
    BREACH_COST,
    CARE_MOST,
    CRAFT_MOST,
    PACE_MOST,
    RESOLUTION_MOST,
    SECOND,
    Medal,
    Score,
)
from game.view.words import (
    clock_text,
    fine,
    fit_words,
    medal_words,
    mood_word,
    outcome_words,
    points,
    seconds_text,
    sentence,
    short_name,
    source_name,
    technique_name,
)

_INDENT: Final = "  "

_PLAIN_TO_SEE: Final = frozenset({Action.LISTEN, Action.INTERRUPT})
"""Actions of which the words say what technique they are."""

_NOTICED: Final = SECOND
"""A wait shorter than this, in milliseconds, is not worth a line."""


def debrief_lines(debrief: Debrief, width: int) -> list[str]:
    """Return a whole debrief, laid out to `width` columns."""
    lines = list(_opening(debrief, width))
    for place, step in enumerate(debrief.steps):
        costliest = place == debrief.costliest
        lines += ["", *_step(step, debrief, width, costliest=costliest)]
    promises = ["", *_promises(debrief, width)] if debrief.promises else []
    score = _score(debrief.score, width)
    return [*lines, *promises, "", *_lessons(debrief, width), "", *score]


def _opening(debrief: Debrief, width: int) -> Iterator[str]:
    name = short_name(debrief.caller_name)
    time = f"{clock_text(debrief.elapsed_ms)}; a good one is {clock_text(debrief.target_ms)}"
    yield "How it went"
    yield from _laid(outcome_words(debrief.outcome, name), width)
    yield f"Handle time {time}."
    if debrief.callers_side:
        yield from _laid(f"{name} had a reason to ring: “{debrief.callers_side}”", width)


def _step(step: Step, debrief: Debrief, width: int, *, costliest: bool) -> Iterator[str]:
    name = short_name(debrief.caller_name)
    yield from _laid(f"{_when(step)} {step.words}", width)
    for fact in _about(step, name, costliest=costliest):
        yield from _laid(fact, width, 1)
    for reason in step.told:
        if told := _reason(reason):
            yield from _laid(f"- {told}", width, 1)
    if step.caller_thought:
        yield from _laid(f"{name} thought: {step.caller_thought}", width, 1)
    for said in step.said_by_caller:
        yield from _laid(f"{name}: {said}", width, 1)


def _when(step: Step) -> str:
    if step.action is Action.RECALL:
        return "Before the call."
    return f"Move {step.number}, at {clock_text(step.elapsed_ms)}."


def _about(step: Step, name: str, *, costliest: bool) -> Iterator[str]:
    """Yield what the move was and where it left the meters."""
    if step.action is Action.REPLY or (step.technique and step.action not in _PLAIN_TO_SEE):
        what = technique_name(step.technique)
        fit = f"; it {fit_words(step.fit)}" if step.fit is not None else ""
        yield f"{what[0].upper()}{what[1:]}{fit}."
    if costliest:
        yield "This is the move that cost most."
    if step.thought_ms >= _NOTICED:
        yield f"{name} waited {seconds_text(step.thought_ms)} in silence."
    if step.held_ms >= _NOTICED:
        yield f"{name} had been on hold for {seconds_text(step.held_ms)}."
    if step.errand_ms >= _NOTICED:
        yield f"It took {seconds_text(step.errand_ms)}."
    yield (
        f"Patience {points(step.meters.patience)} ({fine(step.patience)}), "
        f"satisfaction {points(step.meters.satisfaction)} ({fine(step.satisfaction)}); "
        f"{name} was {mood_word(step.mood)}."
    )
    yield from (f"Learned: {text}" for text in step.learned)
    yield from (f"Past a limit: {text}" for text in step.broken)
    yield from (each.line for each in step.promises)
    if step.breach:
        yield f"A breach of integrity: {BREACH_COST * step.breaches} points off the score."


def _reason(reason: Reason) -> str:
    """Return what a rule says and what it moved; nothing where it hardly moved anything."""
    # The slight reasons come put together as one, and that one may still be slight.
    if reason.slight:
        return ""
    source = f" ({source_name(reason.source)})" if reason.source else ""
    return f"{reason.why.rstrip('.')}{source}: {reason.amounts}."


def _promises(debrief: Debrief, width: int) -> Iterator[str]:
    yield "What you promised"
    for pledge in debrief.promises:
        yield from _laid(f"- {sentence(pledge.line)}", width)


def _lessons(debrief: Debrief, width: int) -> Iterator[str]:
    yield "What to take from it"
    for lesson in debrief.lessons:
        yield from _laid(f"- {lesson}", width)
    count = len(debrief.missed.clues)
    if count:
        things = "was one thing" if count == 1 else f"were {count} things"
        yield from _laid(f"- There {things} to learn that did not come out this time.", width)


def _score(score: Score, width: int) -> Iterator[str]:
    parts = [
        f"care {score.care} of {CARE_MOST}",
        f"resolution {score.resolution} of {RESOLUTION_MOST}",
        f"craft {score.craft} of {CRAFT_MOST}",
        f"pace {score.pace} of {PACE_MOST}",
    ]
    if score.integrity:
        parts.append(f"integrity {score.integrity}")
    yield f"Score {score.total} of 1000, {medal_words(score.medal)}"
    yield from _laid(f"That is {', '.join(parts)}.", width)


def best_line(now: Score, best: Score | None) -> str:
    """Return how a score stands against the best one before it."""
    if now.total > (best.total if best else 0):
        return "That is your best so far."
    if best is None or best.medal is Medal.NONE:
        return f"Your best so far: {best.total if best else 0}."
    return f"Your best so far: {best.total}, {best.medal.value}."


def _laid(text: str, width: int, depth: int = 0) -> list[str]:
    """Return a paragraph wrapped and indented; the further lines of a list entry hang."""
    indent = _INDENT * depth
    hang = len(_INDENT) if text.startswith("- ") else 0
    return [indent + line for line in wrapped(text, width - len(indent), hang).split("\n")]
