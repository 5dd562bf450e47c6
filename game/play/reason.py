"""Why a move did what it did: the rules that spoke, each with its share in the meters."""

from collections.abc import Iterable
from typing import Final

from attrs import evolve, frozen

from game.call import Meter, Part, Rule
from game.call.meters.settling import BOUNDED
from game.view.words import fine

HEAT_RULE: Final = "feelings-first"
"""The rule that makes of a technique's plain effect its effect on a caller of this heat."""

SILENCE_RULE: Final = "silence"
"""The rule by which patience wears away while the agent thinks."""

WAITING_RULES: Final = frozenset({SILENCE_RULE, "on-hold", "announced-wait", "overdue-wait"})
"""The rules by which patience wears away while a caller waits for whatever it is."""

_BESIDE: Final = WAITING_RULES | {"promise-missed", "promise-undone"}
"""The rules that speak of what happened before a move, and not of the move."""


@frozen
class Reason:
    """One rule's share in a move."""

    name: str
    """The rule's name."""
    why: str
    """What it says to the trainee, as a sentence."""
    thought: str = ""
    """The caller's side of it, in their words; empty where they think nothing of it."""
    source: str = ""
    """The key of the finding it rests on; empty where it rests on none."""
    patience: int = 0
    """By how much it moved patience, in thousandths of a point."""
    satisfaction: int = 0
    """By how much it moved satisfaction, in thousandths of a point."""
    tension: int = 0
    """By how much it moved tension, in thousandths of a point: below 0 is good."""
    heard: int = 0
    """By how much it moved how far the caller is heard, in thousandths of a point."""

    @property
    def weight(self) -> int:
        """How much it did for the call: patience and satisfaction won, tension taken away."""
        return self.patience + self.satisfaction - self.tension

    @property
    def slight(self) -> bool:
        """Whether it moved no meter by more than half a point."""
        amounts = (self.patience, self.satisfaction, self.tension, self.heard)
        return max(map(abs, amounts)) <= SLIGHT

    @property
    def amounts(self) -> str:
        """What it moved, in points: "patience +2.4, tension -1"; empty where that rounds to 0."""
        moved = (
            ("patience", self.patience),
            ("satisfaction", self.satisfaction),
            ("tension", self.tension),
            ("heard", self.heard),
        )
        return ", ".join(f"{meter} {fine(each)}" for meter, each in moved if fine(each) != fine(0))

    @property
    def moves_nothing(self) -> bool:
        """Whether its shares cancelled each other out."""
        return not (self.patience or self.satisfaction or self.tension or self.heard)


SLIGHT: Final = 500
"""A reason that moves no meter by more, in thousandths, is told with the other slight ones."""


def told_of(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return the reasons to read: those that moved something, and the slight ones as one.

    The amounts of what is returned add up to those of all reasons, exactly.
    """
    weighty, slight = [], Reason("slight", "Slighter things together.")
    for reason in reasons:
        if reason.slight:
            slight = evolve(
                slight,
                patience=slight.patience + reason.patience,
                satisfaction=slight.satisfaction + reason.satisfaction,
                tension=slight.tension + reason.tension,
                heard=slight.heard + reason.heard,
            )
        else:
            weighty.append(reason)
    return (*weighty,) if slight.moves_nothing else (*weighty, slight)


def reasons_of(parts: Iterable[Part]) -> tuple[Reason, ...]:
    """Return the reasons behind parts, one a rule, in the order the rules spoke.

    What a technique does plainly and what the caller's heat makes of it are told as one reason,
    because a trainee meets only the sum of both. Amounts still add up to the parts exactly.
    """
    found: dict[str, Reason] = {}
    for part in parts:
        found[part.rule.name] = _plus(found.get(part.rule.name) or _of(part.rule), part)
    joined = _heat_joined(list(found.values()))
    # Where a meter was at its end is told last, however the time of a silence was cut.
    joined.sort(key=lambda reason: reason.name == BOUNDED.name)
    return tuple(reason for reason in joined if not reason.moves_nothing)


def _of(rule: Rule) -> Reason:
    return Reason(rule.name, rule.why, rule.thought, rule.source)


def _plus(reason: Reason, part: Part) -> Reason:
    if part.meter is Meter.PATIENCE:
        return evolve(reason, patience=reason.patience + part.amount)
    if part.meter is Meter.SATISFACTION:
        return evolve(reason, satisfaction=reason.satisfaction + part.amount)
    if part.meter is Meter.TENSION:
        return evolve(reason, tension=reason.tension + part.amount)
    return evolve(reason, heard=reason.heard + part.amount)


def _heat_joined(reasons: list[Reason]) -> list[Reason]:
    """Return the reasons with the one for the caller's heat joined to the technique before it."""
    # The rule speaks right after the technique. Where that has no part of its own, a wait may
    # stand in its place, and has nothing to do with heat.
    places = [place for place, reason in enumerate(reasons) if reason.name == HEAT_RULE]
    if not places or places[0] == 0 or reasons[places[0] - 1].name in _BESIDE:
        return reasons
    place = places[0]
    joined = _heated(reasons[place - 1], reasons[place])
    return [*reasons[: place - 1], joined, *reasons[place + 1 :]]


def _heated(plain: Reason, heat: Reason) -> Reason:
    """Return one reason; the heat is named only where it turned the effect round."""
    joined = evolve(
        plain,
        patience=plain.patience + heat.patience,
        satisfaction=plain.satisfaction + heat.satisfaction,
        tension=plain.tension + heat.tension,
        heard=plain.heard + heat.heard,
    )
    if plain.weight < 0 or joined.weight >= 0:
        return joined
    return evolve(joined, why=f"{plain.why} {heat.why}", thought=heat.thought, source=heat.source)
