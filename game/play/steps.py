"""The moves of a call, each with what led up to it and what came of it."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from game.call import (
    Attend,
    CallState,
    Fulfilment,
    Interrupt,
    Meter,
    Meters,
    Mood,
    Say,
    Technique,
    Transfer,
    Turn,
    Wait,
    reply_words,
)
from game.play.moves import Move, numbered
from game.play.reason import WAITING_RULES, Reason, reasons_of, told_of
from game.view.actions import Action, action_of, done_words, facts_of, technique_of_action
from game.view.promises import Development, developments


@frozen
class Step:
    """One move together with the silence before it, and the errand that it began."""

    number: int
    """Its number, from 1; 0 for what a caller remembers before the call."""
    action: Action
    """What was done; SILENCE where time passed and nothing came after it."""
    words: str
    """The same as a sentence: "You listened."."""
    said_by_agent: str
    """What the agent said; empty for nothing."""
    technique: Technique | None
    """What it counted as to the caller; None for no technique."""
    patience: int
    """By how much patience changed in the step, in thousandths of a point."""
    satisfaction: int
    """By how much satisfaction changed, in thousandths of a point."""
    tension: int
    """By how much tension changed, in thousandths of a point: below 0 is good."""
    heard: int
    """By how much it changed how far the caller is heard, in thousandths of a point."""
    reasons: tuple[Reason, ...]
    """Why: the rules that spoke, in that order. Their shares add up to the four changes."""
    caller_thought: str
    """What went through the caller's mind: on a scene's first move what its author wrote for it.

    Later, and where nothing is written, it is the same as `reaction`.
    """
    reaction: str
    """What the caller made of the move; empty for nothing in particular."""
    said_by_caller: tuple[str, ...]
    """What the caller said to it, a paragraph each, and after an errand that led on."""
    fit: int | None
    """How well the move suited its moment, 0 to 1,000; None where there is nothing to judge."""
    thought_ms: int
    """How long the caller waited in silence before the move, in milliseconds."""
    elapsed_ms: int
    """How long the call had taken once the step was over, in milliseconds."""
    meters: Meters
    """The meters after the step."""
    mood: Mood
    """The caller's mood after the step."""
    held_ms: int = 0
    """How long the caller was on hold before the move, in milliseconds."""
    errand_ms: int = 0
    """How long the errand took that the move began, in milliseconds; 0 where it began none."""
    unheard: int = 0
    """How many things the caller would have gone on to say, and did not because of the move."""
    learned: tuple[str, ...] = ()
    """What was learned in it, as texts in the level's order."""
    broken: tuple[str, ...] = ()
    """The limits that were broken in it, as texts in the level's order."""
    promises: tuple[Development, ...] = ()
    """What became of promises in it, in the order in which it happened."""
    breaches: int = 0
    """How often integrity was breached in it: each time costs points."""

    @property
    def breach(self) -> bool:
        """Whether the step cost integrity."""
        return self.breaches > 0

    @property
    def missed(self) -> tuple[str, ...]:
        """The promises whose time passed in the step without their being kept."""
        return self._became(Fulfilment.MISSED)

    @property
    def undone(self) -> tuple[str, ...]:
        """The promises of which it turned out in the step that nobody could keep them."""
        return self._became(Fulfilment.UNDONE)

    @property
    def overstepped(self) -> bool:
        """Whether something was said in it that broke a limit, or that nobody could keep."""
        missed = [each for each in self.promises if each.standing is Fulfilment.MISSED]
        return self.breaches > sum(not each.counted for each in missed)

    def _became(self, standing: Fulfilment) -> tuple[str, ...]:
        return tuple(each.what for each in self.promises if each.standing is standing)

    @property
    def told(self) -> tuple[Reason, ...]:
        """The reasons worth reading, and what all the slight ones came to together."""
        return told_of(self.reasons)

    @property
    def weight(self) -> int:
        """How much the step did for the call: patience and satisfaction won, tension taken away."""
        return self.patience + self.satisfaction - self.tension

    @property
    def heat_before(self) -> int:
        """The caller's tension before the step, in thousandths."""
        return self.meters.tension - self.tension


def steps_of(turns: Sequence[Turn]) -> tuple[Step, ...]:
    """Return the steps of a call; their changes add up to the change of every meter, exactly."""
    # A clue counts for the move that has the caller tell it, though it is learned once it is told.
    # One that was cut short was never learned, and is left out by what was known in the end.
    kept = turns[-1].after.clues if turns else frozenset()
    steps: list[Step] = []
    told: set[str] = set()
    for number, move in numbered(turns):
        # What a scene's caller thinks is told at the first move that they notice; then it is old.
        steps.append(_step(number, move, told, kept))
        if not facts_of(move.turn.event).unnoticed:
            told.add(move.turn.before.scene)
    return tuple(steps)


def _step(number: int, move: Move, told: set[str], kept: frozenset[str]) -> Step:
    turn, end = move.turn, move.end
    reasons = reasons_of(part for each in move.turns for part in each.parts)
    reaction = thought_of(reasons)
    place = turn.before.current_scene
    unnoticed = facts_of(turn.event).unnoticed
    told_before = unnoticed or place.name in told or not place.thinking
    return Step(
        number=number,
        action=_action(turn),
        words=done_words(turn),
        said_by_agent=reply_words(turn.before, turn.event.reply)
        if isinstance(turn.event, Say)
        else "",
        technique=technique_of_action(turn),
        patience=_moved(move, Meter.PATIENCE),
        satisfaction=_moved(move, Meter.SATISFACTION),
        tension=_moved(move, Meter.TENSION),
        heard=_moved(move, Meter.HEARD),
        reasons=reasons,
        caller_thought=reaction if told_before else place.thinking,
        reaction=reaction,
        said_by_caller=_answered(move),
        fit=turn.fit,
        thought_ms=sum(map(_silent, (*move.lead, turn))),
        held_ms=sum(map(_held, (*move.lead, turn))),
        errand_ms=sum(map(_busy, move.errand)),
        elapsed_ms=end.tally.elapsed,
        meters=end.meters,
        mood=end.mood,
        unheard=_unheard(turn),
        learned=texts_of(end.level.clues, _learned(move, kept)),
        broken=texts_of(end.level.limits, end.broken - move.start.broken),
        promises=tuple(
            each for part in move.turns for each in developments(part.before, part.after)
        ),
        breaches=sum(each.after.tally.breaches - each.before.tally.breaches for each in move.turns),
    )


def _moved(move: Move, meter: Meter) -> int:
    return sum(turn.moved(meter) for turn in move.turns)


def _action(turn: Turn) -> Action:
    """Return what was done; to pick up is no move, and where nothing came after, it is silence."""
    action = action_of(turn.event)
    return Action.SILENCE if action is Action.ANSWER else action


_WITHOUT_ANSWER: Final = frozenset({Action.ANSWER, Action.SILENCE})
"""Steps of which what the caller says is no answer to anything the agent did."""


def _answered(move: Move) -> tuple[str, ...]:
    """Return what the caller says to a move, and after an errand that led on."""
    if action_of(move.turn.event) in _WITHOUT_ANSWER:
        return ()
    return tuple(line.text for turn in (move.turn, *move.errand) for line in turn.said)


def _silent(turn: Turn) -> int:
    return turn.after.waited - turn.before.waited if isinstance(turn.event, Wait) else 0


def _held(turn: Turn) -> int:
    before, after = turn.before.hold, turn.after.hold
    return after.waited - before.waited if before is not None and after is not None else 0


def _busy(turn: Turn) -> int:
    before, after = turn.before.errand, turn.after.errand
    return (before.left if before else 0) - (after.left if after else 0)


def thought_of(reasons: Sequence[Reason]) -> str:
    """Return what the caller made of a move, by its reasons; empty for nothing in particular.

    Where it did good, that is the side of the move itself; where it did harm, the side of the rule
    that harmed most.
    """
    voiced = [reason for reason in reasons if reason.thought]
    if sum(reason.weight for reason in reasons) < 0:
        voiced.sort(key=lambda reason: reason.weight)
    else:
        voiced.sort(key=lambda reason: reason.name in WAITING_RULES)
    return voiced[0].thought if voiced else ""


def _unheard(turn: Turn) -> int:
    """Return how much the caller did not get to say because of a move."""
    # A reply or a handover waits for the end of the sentence, and goes past the rest of the burst;
    # to cut in loses the sentence, too, and to answer a message loses only that.
    event, before = turn.event, turn.before
    left = len(before.current_scene.burst) - before.listened
    cut = int(before.telling is not None)
    if isinstance(event, Say | Transfer):
        return left
    if isinstance(event, Interrupt):
        return left + cut
    return cut if isinstance(event, Attend) else 0


def _learned(move: Move, kept: frozenset[str]) -> frozenset[str]:
    """Return the clues a step brought out, those counted in that the caller is still telling."""
    return (known(move.end) - known(move.start)) & kept


def known(state: CallState) -> frozenset[str]:
    """Return the clues that have been spoken, those counted in that are just being told."""
    return state.clues if state.telling is None else state.clues | {state.telling}


def texts_of(texts: Mapping[str, str], names: frozenset[str]) -> tuple[str, ...]:
    """Return the texts of names, in the level's order; a name without one stands for itself."""
    return (*(text for name, text in texts.items() if name in names), *sorted(names - set(texts)))
