"""A move without scripted words: what a technique makes of the moment and leaves behind."""

from attrs import frozen

from game.call.caller.model import remember_technique, stages
from game.call.caller.moment import Moment
from game.call.changed import changed
from game.call.meters.explanation import Rule, Stage
from game.call.meters.gains import GRAIN, NO_GAINS, Gains
from game.call.meters.settling import apply_gains, cap_gains
from game.call.score import fit_of
from game.call.script.level import Outcome
from game.call.script.technique import Technique
from game.call.state import CallState


@frozen
class MadeMove:
    """A move that has been made."""

    after: CallState
    """The state after it."""
    stages: tuple[Stage, ...]
    """Its gains as the rules built them up; empty without the caller model."""
    fit: int
    """How well it suited its moment, 0 to 1,000."""


def move(state: CallState, technique: Technique | None, *more: tuple[Rule, Gains]) -> MadeMove:
    """Make a move with a technique, None for none; `more` is what comes on top of it.

    The caller is silent after it, and has not waited yet. It is no reply, so the count of turns
    stays as it is; MOST_DEEDS limits how many of these a call has room for.
    """
    moment = Moment(state, technique)
    found: tuple[Stage, ...] = stages(moment) if state.level.modelled else ()
    if found:
        for rule, gains in more:
            found = (*found, (rule, found[-1][1].plus(gains)))
        # Law 16: the cap comes after all that is added, or two rules together could pass it.
        found = cap_gains(found)
    gained = found[-1][1] if found else NO_GAINS
    fit = fit_of(moment, gained.worth // GRAIN)
    meters = apply_gains(state.meters, gained)
    used, last, talk = remember_technique(state, technique)
    after = changed(
        state,
        meters=meters,
        used=used,
        last=last,
        talk=talk,
        waited=0,
        outcome=Outcome.HUNG_UP if meters.patience == 0 else None,
        tally=state.tally.with_move(meters, fit),
    )
    return MadeMove(after, found, fit)
