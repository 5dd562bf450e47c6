"""What to take from a call: what helped most, what cost most, and what to do next time.

Lessons look at what the rules say happened, never at how often a technique was used.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from game.call import Outcome
from game.call.script.technique import FACTS, MISSTEPS, RELATIONAL, SOLVING, Technique
from game.call.tuning import BREACH_COST
from game.call.units import POINT
from game.play.cost import costliest_of, weight_of, worth_it
from game.play.reason import WAITING_RULES, Reason
from game.play.steps import Step
from game.view.actions import Action
from game.view.words import sentence, short_name, technique_name

_CALM_FIRST: Final = "Say something to the feeling first; the same words land better afterwards."
_TO_THE_POINT: Final = "Nobody was upset here: get on with the problem."

_ADVICE: Final[Mapping[str, str]] = {
    **{technique: facts.advice for technique, facts in FACTS.items() if facts.advice},
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
    "on-hold": "Before you put somebody on hold, say what for and for how long.",
    "announced-wait": "Ask for as long as you need, and come back as soon as you can.",
    "overdue-wait": "Come back when you said you would, if only to ask for another minute.",
    "long-wait": "Name as long as it takes, and no longer.",
    "unexplained-hold": "Say why, and how long it takes; then put them on hold.",
    "held-for-nothing": "Use a hold for what you asked for it, or stay on the line.",
    "story-lost": "Hand over the story with the caller, so that it has to be told only once.",
    "passed-on-again": "Find out who can settle it before you hand anybody over.",
    "promise-missed": "Name a time you can keep, and see to it before it passes.",
    "promise-undone": "Find out whether it can be done before you promise it.",
    "put-off": "Offer what can be done now, where there is such a thing.",
    "was-let-down": "Begin with what went wrong the last time.",
    "was-new": "Begin at the beginning: this caller knows nothing of you yet.",
    "was-helped": "",
    "promise-kept": "",
    "takes-responsibility": "",
    "offers-repair": "",
    "heard-out": "",
    "taste": "",
    "hot-temper": "",
    "gentle-temper": "",
}
"""What to do next time, by rule; empty for rules that only colour what another rule did."""

_NO_HARM: Final = "Nothing you did made it worse."

_BROKEN_OFF: Final = (None, Outcome.LEFT)
"""How a call stands that the agent left, or ended for no reason."""

_FAIR_END: Final = (
    "You said where the line was, and ended the call when it was crossed again: nobody has to stay "
    "and be insulted. Whoever stays may hear what is behind it."
)

_MOST: Final = 5
"""More lessons than these nobody takes from a call."""

_MARKED: Final = POINT
"""What cost less than a point is not worth a lesson, in thousandths."""


def advice(reason: Reason) -> str:
    """Return what to do next time where a reason cost something; empty where there is no advice."""
    if reason.name in _ADVICE:
        return _ADVICE[reason.name]
    if reason.name in SOLVING:
        return _CALM_FIRST
    return _TO_THE_POINT if reason.name in RELATIONAL else ""


def lessons_of(steps: Sequence[Step], outcome: Outcome | None, caller_name: str) -> tuple[str, ...]:
    """Return two to five lessons, the weightiest first; `outcome` is None for a call that was left.

    They are breaches, promises, a call put down, what helped, what cost, and what went unheard.
    Only the agent's moves are looked at; what a caller remembers is not theirs to change any more.
    """
    name = short_name(caller_name)
    moves = [step for step in steps if step.action is not Action.RECALL]
    # Where there are more than anybody takes from a call, the last ones go; integrity never does.
    lessons = [*_breaches(moves), *_promises(moves), *_put_down(outcome, name)]
    lessons += [_what_helped(moves, name), _what_cost(moves, broken_off=outcome in _BROKEN_OFF)]
    lessons += _unheard(moves, name)
    return tuple(lessons[:_MOST])


@frozen
class _Sum:
    """What one cause did over a whole call, and in which steps."""

    weight: int
    """What it did for the call in all, in thousandths of a point."""
    numbers: tuple[int, ...]
    """The numbers of the steps in which it did."""
    reason: Reason
    """What is said of it: the first reason of the first of these steps."""

    def plus(self, weight: int, number: int) -> "_Sum":
        return _Sum(self.weight + weight, (*self.numbers, number), self.reason)


def _what_helped(steps: Sequence[Step], name: str) -> str:
    """Return which technique did most good, silences before it left out.

    What only pleases for the moment, such as a promise nobody can keep, is no help.
    """
    sums: dict[Technique | None, _Sum] = {}
    for step in steps:
        reasons = [reason for reason in step.reasons if reason.name not in WAITING_RULES]
        weight = sum(reason.weight for reason in reasons)
        if weight >= _MARKED and step.technique not in MISSTEPS:
            start = sums.get(step.technique) or _Sum(0, (), reasons[0])
            sums[step.technique] = start.plus(weight, step.number)
    if not sums:
        return f"Nothing reached {name} this time. Begin with what they feel, and let them tell it."
    technique, best = max(sums.items(), key=lambda item: item[1].weight)
    moves = _moves(best.numbers)
    return f"What helped most, {moves}: {technique_name(technique)}. {best.reason.why}"


def _what_cost(steps: Sequence[Step], *, broken_off: bool) -> str:
    """Return what the move that cost most did wrong, where else that was done, and what to do.

    Only moves that lost ground are looked at: that a rule made a good move a little less good is no
    lesson.
    """
    place = costliest_of(steps)
    if place is None or weight_of(steps[place]) > -_MARKED:
        if any(step.breach for step in steps):
            return "No other move made it worse."
        return f"Until then, {_NO_HARM[0].lower()}{_NO_HARM[1:]}" if broken_off else _NO_HARM
    costly = steps[place]
    harms = [each for each in costly.reasons if each.weight < 0 and not worth_it(costly, each)]
    # A reason that there is advice for goes before one that did more harm: a lesson has to say what
    # to do next time.
    worst = min(harms, key=lambda each: (not advice(each), each.weight))
    numbers = [step.number for step in steps if step.weight < 0 and _names(step, worst)]
    return f"What cost most, {_moves(numbers)}: {worst.why} {advice(worst)}".rstrip()


def _names(step: Step, worst: Reason) -> bool:
    """Return whether a reason worked against a step, too."""
    return any(each.name == worst.name and each.weight < 0 for each in step.reasons)


def _put_down(outcome: Outcome | None, name: str) -> list[str]:
    """Return what there is to say of a call that the agent ended."""
    if outcome is Outcome.ENDED:
        return [_FAIR_END]
    if outcome in _BROKEN_OFF:
        how = "left the call" if outcome is None else "put the phone down"
        return [f"You {how}, and {name} is left with the problem."]
    return []


def _breaches(steps: Sequence[Step]) -> list[str]:
    """Return what was promised or given that could not be, first of all lessons."""
    numbers = tuple(step.number for step in steps if step.overstepped)
    if not numbers:
        return []
    limits = "".join(f" {sentence(text)}" for step in steps for text in step.broken)
    cost = f"That costs {BREACH_COST} points each time: it pleases now, and cannot be stood by."
    return [f"You went past what you may promise or give, {_moves(numbers)}.{limits} {cost}"]


def _promises(steps: Sequence[Step]) -> list[str]:
    """Return which promises were let go by."""
    numbers = tuple(step.number for step in steps if step.missed)
    if not numbers:
        return []
    texts = "".join(f" {sentence(text)}" for step in steps for text in step.missed)
    told = f"What you had promised was not done in time, {_moves(numbers)}.{texts}"
    # One that nobody could keep has cost its points when it was made.
    dear = any(step.breaches > step.overstepped for step in steps if step.missed)
    cost = f"That costs {BREACH_COST} points each time. " if dear else ""
    return [f"{told} {cost}{_ADVICE['promise-missed']}"]


def _unheard(steps: Sequence[Step], name: str) -> list[str]:
    numbers = tuple(
        step.number for step in steps if step.unheard and step.action is not Action.HANG_UP
    )
    if not numbers:
        return []
    had = f"{name} had more to say before you went on, {_moves(numbers)}."
    return [f"{had} Keep listening until it has all come out."]


def _moves(numbers: Iterable[int]) -> str:
    """Return where something happened: "in move 3", "in moves 1, 4 and 6"."""
    words = [str(number) for number in dict.fromkeys(numbers)]
    if len(words) == 1:
        return f"in move {words[0]}"
    return f"in moves {', '.join(words[:-1])} and {words[-1]}"
