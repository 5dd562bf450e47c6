"""Who may ask for what."""

from typing import Final

from game.contest.rules import requests
from game.contest.rules.requests import Request
from game.contest.rules.who import Facilitator, Host, SeatHolder, Stranger, Who

_BY_SEATS: Final = (requests.PlayCall, requests.TakeCall)
_BY_FACILITATOR: Final = (
    requests.StartRoom,
    requests.PauseRoom,
    requests.ResumeRoom,
    requests.ExtendRoom,
    requests.FreezeBoard,
    requests.UnfreezeBoard,
    requests.AdmitLate,
    requests.RefuseLate,
    requests.RenameSeat,
    requests.RemoveSeat,
    requests.GiveTime,
    requests.EndRoom,
)

ASKED_BY: Final[dict[type, type]] = {
    requests.TakeSeat: Stranger,
    **dict.fromkeys(_BY_SEATS, SeatHolder),
    **dict.fromkeys(_BY_FACILITATOR, Facilitator),
    requests.LookAtClock: Host,
}
"""Each kind of request, and the one kind of person whose it is."""


def may_ask(who: Who, request: Request) -> bool:
    """Return whether a request is theirs; whether it can be done now is another question."""
    return isinstance(who, ASKED_BY[type(request)])
