"""Errands: what an agent is busy with beside the talk, and what comes of it at its end."""

from game.call.changed import changed
from game.call.script.level import Spoken, said_by, time_of
from game.call.state import CallState


def finish_errand(state: CallState) -> tuple[CallState, Spoken]:
    """Return the state once the errand is done, and what the caller says where it leads."""
    errand, hold = state.errand, state.hold
    if errand is None:
        return state, ()
    after = changed(state, errand=None)
    # What was known before makes no hold worth it (law 18): else reading the same article again
    # would save coming back with nothing.
    if errand.reveals is not None and errand.reveals not in state.clues:
        after = changed(
            after,
            clues=state.clues | {errand.reveals},
            hold=None if hold is None else changed(hold, used=True),
        )
    if errand.leads is None:
        return after, ()
    # The colleague picks up, and their scene begins afresh: nothing of it is heard, and no silence
    # of before counts.
    scene = state.level.scenes[errand.leads]
    said = said_by((scene.caller,), state.meters.tension)
    return (
        changed(
            after,
            scene=scene.name,
            speaking=time_of(said),
            listened=0,
            waited=0,
            outcome=scene.end,
        ),
        said,
    )
