"""Giving a reply: what it moves, what it reveals or breaks, and where it leads."""

from functools import lru_cache

from attrs import frozen

from game.call.actions.condition import holds
from game.call.actions.inquiry import consultation
from game.call.caller.boundary import draws_line
from game.call.caller.model import remember_technique, stages
from game.call.caller.moment import Moment
from game.call.changed import changed
from game.call.event import IllegalEvent, Say
from game.call.meters.explanation import Stage
from game.call.meters.gains import GRAIN
from game.call.meters.settling import STATED, apply_gains, cap_gains
from game.call.meters.values import Meters
from game.call.score import fit_of, fit_of_worth
from game.call.script.level import (
    NO_EFFECT,
    Effect,
    Outcome,
    Reply,
    Scene,
    Spoken,
    said_by,
    time_of,
)
from game.call.script.technique import HOSTILE
from game.call.state import CallState
from game.call.time import promise
from game.call.time.clock import Passed, finish_speaking, undo_empty_promises
from game.call.time.promise import ledger_after_reply
from game.call.tuning import MOST_TURNS
from game.call.turn import Turn


def say(state: CallState, event: Say) -> Turn:
    """Give a reply once the caller has finished the sentence."""
    # A reply waits until the caller has finished, so that a clue in their words counts for it, as
    # it does for what is on offer. Where the words hold no clue and no ping can come meanwhile,
    # only their time counts, which the tally adds below: that spares building one more state.
    ready = finish_speaking(state) if state.telling or state.coming else state
    reply = _offered(ready, event.reply)
    found, fit = _effect(ready, reply)
    meters = apply_gains(ready.meters, found[-1][1])
    # What the caller says depends on the tension after the reply: they answer as they are now.
    landing = _Landing(ready, reply, meters, fit, _ending(ready, meters))
    scene = landing.leads_to()
    speeches = (reply.answer,) if scene is None else (reply.answer, scene.caller)
    said = said_by(speeches, meters.tension)
    after = landing.state(scene, said)
    # Most replies are only words, and the ledger need not be built anew for them.
    if not reply.says_only:
        after = _with_deeds(ready, reply, after)
    # Last, as this reply may have told the clue that shows a promise to be empty, be it its own.
    if after.ledger:
        reckoned = undo_empty_promises(Passed(after, found))
        after, found = reckoned.state, reckoned.stages
    return Turn(state, event, after, found, said, fit)


def _offered(state: CallState, place: int) -> Reply:
    replies = state.current_scene.replies
    # The same as in `open_replies`, for this one reply: a log, or a player of another program, may
    # ask for what was never on offer.
    free = state.answered and state.hold is None and state.errand is None
    if free and place < len(replies) and holds(replies[place].when, state):
        return replies[place]
    message = f"Reply {place + 1} is not open in this moment of the call."
    raise IllegalEvent(message)


def _effect(state: CallState, reply: Reply) -> tuple[tuple[Stage, ...], int]:
    """Return how a reply's gains build up, and how well it fits."""
    if not state.level.modelled:
        return _stated(reply.effect)
    moment = Moment(state, reply.technique, reply.traits)
    # What a level states comes on top of the model, and both are capped together (law 16).
    found = stages(moment)
    if reply.effect != NO_EFFECT:
        found = (*found, (STATED, found[-1][1].plus(reply.effect.gains)))
    if reply.keeps is not None and promise.keeps_open_promise(state, reply):
        found = (*found, (promise.KEPT, found[-1][1].plus(promise.KEPT_GAINS)))
    return cap_gains(found), fit_of(moment, found[-1][1].worth // GRAIN)


# Without the model a reply comes to the same every time, and exploring such a level gives each of
# them again and again. The bound is for a long process that reads many levels.
@lru_cache(maxsize=4_096)
def _stated(effect: Effect) -> tuple[tuple[Stage, ...], int]:
    """Return the gains and the fit of a reply that does what the level states and nothing else."""
    gains = effect.gains
    return cap_gains(((STATED, gains),)), fit_of_worth(gains.worth // GRAIN)


def _ending(before: CallState, meters: Meters) -> Outcome | None:
    """Return how the call ends with this reply, wherever it would have led; None if it does not."""
    # Patience first: whoever hangs up at the last reply has hung up. Law 1: every call ends.
    if meters.patience == 0:
        return Outcome.HUNG_UP
    return Outcome.UNRESOLVED if before.turns + 1 >= MOST_TURNS else None


def _with_deeds(before: CallState, reply: Reply, after: CallState) -> CallState:
    """Return the state after a reply that warns, asks a department, or is about a promise."""
    # A warning stands until a hostile reply: after that nobody could say that the agent was fair.
    asked = before.level.departments.get(reply.consults or "")
    return changed(
        after,
        warned=draws_line(before, reply.technique)
        or (before.warned and reply.technique not in HOSTILE),
        ledger=ledger_after_reply(before, reply),
        errand=consultation(asked) if asked and after.outcome is None else None,
    )


@frozen(slots=False)
class _Landing:
    """A reply that has worked on the meters and is about to lead on."""

    before: CallState
    """The state it was given in, with the caller's words at their end."""
    reply: Reply
    """The reply."""
    meters: Meters
    """The meters after it."""
    fit: int
    """How well it suited its moment, 0 to 1,000."""
    outcome: Outcome | None
    """How the call ends with it; None where it goes on."""

    def leads_to(self) -> Scene | None:
        """Return the scene the call goes on to; None where it ends or stays."""
        if self.outcome is not None:
            return None
        # The conditions see the reply's own effect: a way on for calm callers is taken by one whom
        # this very reply has calmed.
        for arrow in self.reply.to:
            if not arrow.when or holds(arrow.when, self.state(None, ())):
                return self.before.level.scenes[arrow.scene]
        return None

    def state(self, scene: Scene | None, said: Spoken) -> CallState:
        """Return the state in `scene`, or in the same one if None.

        Where the call stays, what is left of the burst is lost: the agent spoke in its place.
        """
        before, reply, meters = self.before, self.reply, self.meters
        used, last, talk = remember_technique(before, reply.technique)
        return changed(
            before,
            scene=before.scene if scene is None else scene.name,
            meters=meters,
            turns=before.turns + 1,
            speaking=time_of(said),
            listened=len(before.current_scene.burst) if scene is None else 0,
            waited=0,
            used=used,
            last=last,
            talk=talk,
            clues=before.clues if reply.reveals is None else before.clues | {reply.reveals},
            broken=before.broken if reply.breaks is None else before.broken | {reply.breaks},
            outcome=self.outcome if scene is None else scene.end,
            tally=before.tally.with_move(meters, self.fit, reply.breaches, before.speaking),
        )
