"""Who may ask for what."""

from typing import Final, get_args

from game.contest.rules import requests
from game.contest.rules.requests import Request
from game.contest.rules.who import Facilitator, Host, SeatHolder, Stranger, Who

ASKED_BY: Final[dict[type, type]] = {
    requests.TakeSeat: Stranger,
    requests.PlayCall: SeatHolder,
    requests.GoToCall: SeatHolder,
    **dict.fromkeys(get_args(requests.Leading), Facilitator),
    requests.RenameSeat: Facilitator,
    requests.LookAtClock: Host,
}
"""Each kind of request, and the one kind of person whose it is."""


def may_ask(who: Who, request: Request) -> bool:
    """Return whether a request is theirs; whether it can be done now is another question."""
    return isinstance(who, ASKED_BY[type(request)])
