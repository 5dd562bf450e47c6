"""The phase a call is in, after Richmond et al. 2012: engage, collaborate, and then close."""

from game.call.state import CallState, Phase
from game.call.technique import REMEDIES
from game.call.tuning import ENGAGED, WARM


def phase_of(state: CallState) -> Phase:
    """Return the phase of a call: a caller is engaged until heard or calm, then worked with."""
    if state.outcome is not None:
        return Phase.OVER
    if not state.answered:
        return Phase.RINGING
    if state.meters.heard < ENGAGED and state.meters.tension >= WARM:
        return Phase.ENGAGE
    if any(technique in REMEDIES for technique in state.used) and state.meters.tension < WARM:
        return Phase.CLOSE
    return Phase.COLLABORATE
