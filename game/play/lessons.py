"""What to take from a call: what helped most, what cost most, and what to do next time.

Lessons look at what the rules say happened, never at how often a technique was used.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from game.call.technique import MISSTEPS, RELATIONAL, SOLVING, Technique
from game.call.tuning import BREACH_COST
from game.play.reason import SILENCE_RULE, Reason
from game.play.steps import Deed, Step
from game.play.words import short_name, technique_name

_CALM_FIRST: Final = "Say something to the feeling first; the same words land better afterwards."
_TO_THE_POINT: Final = "Nobody was upset here: get on with the problem."

_ADVICE: Final = {
    "interrupt": "Let the caller finish: what is cut off does not come back.",
    "blame": "Leave aside whose fault it is and say what you will do.",
    "argue": "Find what is true in it, agree with that, and go on from there.",
    "dismiss": "Say what you hear in the caller's voice before anything else.",
    "recite-script": "Say it in your own words, to this caller.",
    "generic-apology": "Name the very thing that went wrong, and say sorry for that.",
    "jargon": "Use the words the caller uses.",
    "over-promise": "Promise what is yours to give, and say what can be done instead.",
    "bend-policy": "Say an honest no, and offer what the rules allow.",
    "multitask": "Give the caller all of your attention, or say why you cannot for a moment.",
    "cold-transfer": "Tell the colleague the story before you hand the caller over.",
    "repeat-question": "Note what you are told, so that it has to be told only once.",
    "heard-before-sorry": "Let them tell it first; then the apology is about something.",
    "late-apology": "Where an apology is due, give it early.",
    "worn-out-apology": "Say sorry once and well; after that, do something.",
    "solving-ripens": "Find out first what it is about; the solution keeps for a moment.",
    "talk-dilutes": "Once the caller has been heard, get on with the problem.",
    "problem-waits": "Once the caller is calm, get on with the problem.",
    "explained-unheard": "Show what you have understood, then explain.",
    "premature-close": "Put something on the table before you ask whether it is settled.",
    "thanked-too-soon": "Say something to the anger first, and thank them later.",
    "off-target": "Listen for what it was that hurt this caller, and speak to that.",
    "boundary-without-abuse": "Keep a limit for abuse; anger wants to be heard.",
    "validated-abuse": "Draw a line, politely, and stay with the matter.",
    "parroting": "After one summary, go a step further.",
    "interrogation": "Give something back between two questions.",
    "diminishing-returns": "Do something else the second time.",
    "overfamiliar": "Use a name where it means something, and seldom.",
    "empty-reassurance": "When you have said that you are on it, do the next thing.",
    "silence": "If you need a moment, say so, and say how long.",
    "dead-air": "When the caller has finished, it is your turn.",
    "takes-responsibility": "",
    "offers-repair": "",
    "heard-out": "",
    "taste": "",
    "hot-temper": "",
    "gentle-temper": "",
}
"""What to do next time, by rule; empty for rules that only colour what another rule did."""

_NO_HARM: Final = "Nothing you did made it worse."

_MARKED: Final = 1_000
"""What cost less than a point is not worth a lesson, in thousandths."""


def advice(reason: Reason) -> str:
    """Return what to do next time where a reason cost something; empty where there is no advice."""
    if reason.name in _ADVICE:
        return _ADVICE[reason.name]
    if reason.name in SOLVING:
        return _CALM_FIRST
    return _TO_THE_POINT if reason.name in RELATIONAL else ""


def lessons_of(steps: Sequence[Step], caller_name: str) -> tuple[str, ...]:
    """Return two to four sentences: breaches, what helped, what cost, what went unheard."""
    name = short_name(caller_name)
    lessons = _breaches(steps)
    lessons += [_what_helped(steps, name), _what_cost(steps, name)]
    lessons += _unheard(steps, name)
    return tuple(lessons)


@frozen
class _Sum:
    """What one cause did over a whole call, and in which steps."""

    weight: int
    numbers: tuple[int, ...]
    reason: Reason

    def plus(self, weight: int, number: int) -> "_Sum":
        return _Sum(self.weight + weight, (*self.numbers, number), self.reason)


def _what_helped(steps: Sequence[Step], name: str) -> str:
    """Return which technique did most good, silences before it left out.

    What only pleases for the moment, such as a promise nobody can keep, is no help.
    """
    sums: dict[Technique | None, _Sum] = {}
    for step in steps:
        reasons = [reason for reason in step.reasons if reason.name != SILENCE_RULE]
        weight = sum(reason.weight for reason in reasons)
        if weight >= _MARKED and step.technique not in MISSTEPS:
            start = sums.get(step.technique) or _Sum(0, (), reasons[0])
            sums[step.technique] = start.plus(weight, step.number)
    if not sums:
        return f"Nothing reached {name} this time. Begin with what they feel, and let them tell it."
    technique, best = max(sums.items(), key=lambda item: item[1].weight)
    moves = _moves(best.numbers)
    return f"What helped most, {moves}: {technique_name(technique)}. {best.reason.why}"


def _what_cost(steps: Sequence[Step], name: str) -> str:
    """Return which rule did most harm, with what to do about it.

    Only moves that lost ground are looked at: a rule that made a good move a little less good is
    nothing to lose sleep over.
    """
    sums: dict[str, _Sum] = {}
    for step in (each for each in steps if each.weight < 0):
        for reason in step.reasons:
            if reason.weight < 0 and advice(reason):
                start = sums.get(reason.name) or _Sum(0, (), reason)
                sums[reason.name] = start.plus(reason.weight, step.number)
    worst = min(sums.values(), key=lambda each: each.weight, default=None)
    if any(step.deed is Deed.HANG_UP for step in steps):
        return f"What cost most: you put the phone down, and {name} is left with the problem."
    if worst is None or worst.weight > -_MARKED:
        return "No other move made it worse." if any(step.breach for step in steps) else _NO_HARM
    return f"What cost most, {_moves(worst.numbers)}: {worst.reason.why} {advice(worst.reason)}"


def _breaches(steps: Sequence[Step]) -> list[str]:
    """Return what was promised or given that could not be, first of all lessons."""
    numbers = tuple(step.number for step in steps if step.breach)
    if not numbers:
        return []
    limits = "".join(f" {_sentence(text)}" for step in steps for text in step.broken)
    cost = f"That costs {BREACH_COST} points each time: it pleases now, and cannot be stood by."
    return [f"You went past what you may promise or give, {_moves(numbers)}.{limits} {cost}"]


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _unheard(steps: Sequence[Step], name: str) -> list[str]:
    numbers = tuple(step.number for step in steps if step.unheard and step.deed is not Deed.HANG_UP)
    if not numbers:
        return []
    had = f"{name} had more to say before you spoke, {_moves(numbers)}."
    return [f"{had} Keep listening until it has all come out."]


def _moves(numbers: Iterable[int]) -> str:
    """Return where something happened: "in move 3", "in moves 1, 4 and 6"."""
    words = [str(number) for number in dict.fromkeys(numbers)]
    if len(words) == 1:
        return f"in move {words[0]}"
    return f"in moves {', '.join(words[:-1])} and {words[-1]}"
