"""The moments of a call: what several people did at the same place of it, and what came of that.

Nothing is judged anew here. What a moment cost is the sum of what the rules took for it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, TypeVar

from attrs import Factory, define, frozen

from game.call import Event, Listen, Technique, Turn, Wait, more_to_say
from game.call.script.technique import MISSTEPS
from game.call.tuning import BREACH_COST
from game.call.units import FULL, POINT
from game.contest.review.room_review import RoomDeed, RoomMoment
from game.play.cost import worth_it
from game.play.moves import numbered
from game.play.reason import SILENCE_RULE, Reason
from game.play.steps import Step, steps_of, thought_of
from game.view.actions import FACTS, Action

T = TypeVar("T", bound=Hashable)

FEWEST: Final = 2
"""People to whom something has to have happened, to be a moment of the room."""

MOST: Final = 5
"""Moments of a call that are told: more are not talked about in an hour."""

_REASONS: Final = 2
"""Reasons of a moment that are told."""

_BESIDE_FIRST: Final = 3
"""How many times a reason may weigh less than the first and still be told."""

_LEAST: Final = POINT
"""What a moment costs at least in the mean, in thousandths of a point, to be worth talking about.

By so much somebody has to have done better, too.
"""

_BREACH: Final = BREACH_COST * FULL // 1_000
"""What a breach of integrity weighs: as much of a meter as its points are of a call's 1,000."""

_EARLIER: Final = frozenset({"promise-missed", "promise-undone"})
"""The rules that speak of what was promised before, and not of what is done now."""

_NO_BETTER: Final = frozenset(
    {Action.SILENCE, Action.HANG_UP, Action.INTERRUPT, Action.ATTEND, Action.PARK, Action.RESUME}
)
"""What nobody is shown as the better way: it is none, or none that depends on this place."""


Deed = tuple[Event | None, bool]
"""What is done, None for nothing; and whether it was to hear a caller who had more to say.

To go on listening once everything is said is something else, and has the same event.
"""


@frozen(slots=False)
class _Done:
    """What one person did at a place."""

    place: str
    """The scene in which it was done."""
    deed: Deed
    """What it was."""
    step: Step
    """The step of it."""
    before: str
    """What the caller had just said."""

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it did what it did, without what was done before it."""
        return tuple(_own_reasons(self.step))


@define
class _Sum:
    """What something did, added up over all whom it happened to, in thousandths of a point."""

    patience: int = 0
    satisfaction: int = 0
    tension: int = 0
    heard: int = 0

    def add(self, reason: Reason) -> None:
        """Take in what a rule did."""
        self.patience += reason.patience
        self.satisfaction += reason.satisfaction
        self.tension += reason.tension
        self.heard += reason.heard

    @property
    def weight(self) -> int:
        """How much it did for the calls: patience and satisfaction won, tension taken away."""
        return self.patience + self.satisfaction - self.tension


@define
class _Share:
    """What one rule did, and in which words it was told."""

    name: str
    told: Counter[tuple[str, str, str]] = Factory(Counter)
    moved: _Sum = Factory(_Sum)

    def add(self, reason: Reason) -> None:
        """Take in what it did once."""
        self.told[reason.why, reason.thought, reason.source] += 1
        self.moved.add(reason)

    def mean(self, people: int) -> Reason:
        """Return what it did in the mean of so many people, as it was told most often."""
        why, thought, source = _most(self.told, ("", "", ""))
        return Reason(
            self.name,
            why,
            thought,
            source,
            patience=_mean(self.moved.patience, people),
            satisfaction=_mean(self.moved.satisfaction, people),
            tension=_mean(self.moved.tension, people),
            heard=_mean(self.moved.heard, people),
        )


@define
class _Tally:
    """What the same thing came to, done by several people at the same place."""

    action: Action
    people: int = 0
    overstepped: int = 0
    moved: _Sum = Factory(_Sum)
    techniques: Counter[Technique | None] = Factory(Counter)
    words: Counter[str] = Factory(Counter)
    before: Counter[str] = Factory(Counter)
    answers: Counter[tuple[str, ...]] = Factory(Counter)
    reactions: Counter[str] = Factory(Counter)
    broken: Counter[tuple[str, ...]] = Factory(Counter)
    rules: dict[str, _Share] = Factory(dict)

    def add(self, done: Sequence[_Done]) -> None:
        """Take in all times that one person did it."""
        self.people += 1
        self._add_words(done[0])
        for each in done:
            self.overstepped += each.step.overstepped
            for reason in each.reasons:
                self.moved.add(reason)
                self.rules.setdefault(reason.name, _Share(reason.name)).add(reason)

    def _add_words(self, done: _Done) -> None:
        """Take in what was said around it, the first time that somebody did it."""
        step = done.step
        told = step.said_by_agent or FACTS[step.action].looked_back or step.words
        self.words[told] += 1
        self.techniques[step.technique] += 1
        self.before[done.before] += 1
        self.answers[step.said_by_caller] += 1
        self.reactions[thought_of(done.reasons)] += 1
        self.broken[step.broken] += 1

    @property
    def weight(self) -> int:
        """What it did for all of them together, in thousandths; breaches counted in."""
        return self.moved.weight - self.overstepped * _BREACH

    @property
    def mean(self) -> int:
        """What it did for one of them, in the mean."""
        return _mean(self.weight, self.people)

    @property
    def technique(self) -> Technique | None:
        """What it counted as to the caller, for most of them."""
        return _most(self.techniques, None)

    def deed(self) -> RoomDeed:
        """Return it as a value."""
        return RoomDeed(
            action=self.action,
            words=_most(self.words, ""),
            technique=self.technique,
            people=self.people,
            patience=_mean(self.moved.patience, self.people),
            satisfaction=_mean(self.moved.satisfaction, self.people),
            tension=_mean(self.moved.tension, self.people),
            answer=_most(self.answers, ()),
            reaction=_most(self.reactions, ""),
        )

    def why(self) -> tuple[Reason, ...]:
        """Return the rules that did most of it, the weightiest first."""
        # What broke a limit may have pleased: why it did is worth telling all the more.
        sign = -1 if self.moved.weight < 0 else 1
        means = [share.mean(self.people) for share in self.rules.values()]
        told = [each for each in means if not each.slight and sign * each.weight > 0]
        told.sort(key=lambda each: (-sign * each.weight, each.name))
        first = abs(told[0].weight) if told else 0
        weighty = [each for each in told if abs(each.weight) * _BESIDE_FIRST >= first]
        return tuple(weighty[:_REASONS])


@define
class _Place:
    """A scene of a call: who came to it, and what was done in it."""

    came: int = 0
    done: dict[Deed, _Tally] = Factory(dict)

    def better_than(self, tally: _Tally) -> RoomDeed | None:
        """Return what most of those did here who did better; None where nobody did."""
        # What can be said is learned from most easily; what else can be done, where nobody said it.
        ranked = [
            (each.action is not Action.REPLY, -each.people, -each.mean, each.deed())
            for each in self.done.values()
            if _is_better(each, tally)
        ]
        return min(ranked, key=lambda each: (*each[:3], str(each[3])))[3] if ranked else None


class CallMoments:
    """The moments of one call of a room, gathered from all who played it."""

    def __init__(self, call: int) -> None:
        """Begin with nobody; `call`: which call of the room, from 0."""
        self._call = call
        self._places: dict[str, _Place] = {}

    def add(self, turns: Sequence[Turn]) -> None:
        """Take in the call as one person played it."""
        done: dict[str, dict[Deed, list[_Done]]] = {}
        for each in _done_in(turns):
            done.setdefault(each.place, {}).setdefault(each.deed, []).append(each)
        for scene, here in done.items():
            place = self._places.setdefault(scene, _Place())
            place.came += 1
            for deed, times in here.items():
                place.done.setdefault(deed, _Tally(times[0].step.action)).add(times)

    def costliest(self) -> tuple[RoomMoment, ...]:
        """Return the moments that cost the room most, the costliest first."""
        found = (each for each in self._shared() if each[1].mean <= -_LEAST)
        ranked = [(tally.weight, self._moment(place, tally)) for place, tally in found]
        ranked.sort(key=lambda each: (each[0], str(each[1])))
        return tuple(moment for _, moment in ranked[:MOST])

    def best(self) -> Iterator[tuple[int, RoomMoment]]:
        """Yield what did the room good, with how much it did for all together."""
        for place, tally in self._shared():
            if tally.mean >= _LEAST and not tally.overstepped:
                yield tally.weight, self._moment(place, tally)

    def _shared(self) -> Iterator[tuple[_Place, _Tally]]:
        for place in self._places.values():
            for tally in place.done.values():
                if tally.people >= FEWEST:
                    yield place, tally

    def _moment(self, place: _Place, tally: _Tally) -> RoomMoment:
        return RoomMoment(
            call=self._call,
            before=_most(tally.before, ""),
            came=place.came,
            deed=tally.deed(),
            reasons=tally.why(),
            broken=_most(tally.broken, ()),
            breaches=tally.overstepped,
            better=place.better_than(tally) if tally.weight < 0 else None,
        )


def _done_in(turns: Sequence[Turn]) -> Iterator[_Done]:
    """Yield what was done in a call, each with where that was."""
    before = ""
    for step, (_, move) in zip(steps_of(turns), numbered(turns), strict=True):
        before = _last_said(move.lead, before)
        # Where the room was closed in the middle of a silence, that was nobody's doing.
        cut = step.action is Action.SILENCE and not move.end.over
        if step.action is not Action.RECALL and not cut:
            yield _Done(move.turn.before.scene, _deed_of(move.turn), step, before)
        before = _last_said((move.turn, *move.errand), before)


def _deed_of(turn: Turn) -> Deed:
    event = turn.event
    if isinstance(event, Wait):
        return None, False
    return event, isinstance(event, Listen) and more_to_say(turn.before)


def _last_said(turns: Iterable[Turn], before: str) -> str:
    """Return the last thing that the caller said in some turns; what came before where nothing."""
    said = [line.text for turn in turns for line in turn.said if line.text.strip()]
    return said[-1] if said else before


def _own_reasons(step: Step) -> Iterator[Reason]:
    """Yield the reasons of a step that are about what was done in it, and not before it."""
    silent = step.action is Action.SILENCE
    for reason in step.reasons:
        thinking = reason.name == SILENCE_RULE and not silent
        if reason.name not in _EARLIER and not thinking and not worth_it(step, reason):
            yield reason


def _is_better(other: _Tally, tally: _Tally) -> bool:
    # What does harm is no model, though something else does more.
    sound = other.technique not in MISSTEPS and not other.overstepped and other.mean >= 0
    # To listen is no other way than to listen, though it was before everything was said.
    another = other.action is Action.REPLY or other.action not in {tally.action, *_NO_BETTER}
    return another and sound and other.mean - tally.mean >= _LEAST


def _mean(total: int, people: int) -> int:
    """Return a mean as a whole number, the same whichever way its sign is."""
    size = (abs(total) + people // 2) // people
    return size if total >= 0 else -size


def _most(counted: Counter[T], otherwise: T) -> T:
    """Return what was counted most often; of several alike the same, whoever came first."""
    # As text, since paragraphs are compared as well as sentences.
    return min(counted, key=lambda each: (-counted[each], str(each)), default=otherwise)
