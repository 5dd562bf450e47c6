"""A facilitator's link to a room, for one command at a time."""

import ssl
from time import monotonic
from types import TracebackType
from typing import Final, Self

from game.contest.client.address import read_address
from game.contest.client.link import LinkOver, LinkState
from game.contest.client.thread import ThreadLink
from game.contest.identity.look_alikes import look_alike
from game.contest.place.keys import RoomKeys
from game.contest.review.room_review import RoomReview
from game.contest.rules.requests import Leading
from game.contest.wire.messages import (
    AskAudit,
    Asked,
    AskReview,
    AskStatus,
    AuditPart,
    Done,
    Enter,
    FromHost,
    GiveName,
    Lead,
    Review,
    Status,
    StopHost,
    Welcome,
)
from game.errors import CallcraftError
from game.view.commands import Answered

_PATIENCE: Final = 5.0
"""Seconds after which a host that does not answer is given up, also one that is started again."""

_AUDIT_PATIENCE: Final = 300.0
"""Seconds for an audit: a log of a million entries takes its host about one."""

_REVIEW_PATIENCE: Final = 120.0
"""Seconds for the review of a room: of ten thousand calls it takes its host about half a minute."""

_NO_ANSWER: Final = (
    "The host has not answered. Look with callcraft contest status what has become of it."
)
_GONE: Final = "The host of this room does not answer. Try again, or look whether it still runs."


_NO_CERTIFICATE: Final = "The host's certificate cannot be read any more: {file}"


class HostGone(CallcraftError):
    """A host that cannot be reached, or did not do what was asked; the message says why."""


class LeadLink:
    """A link to a room for whoever holds its keys. It connects on entering its context."""

    def __init__(self, keys: RoomKeys, gone: str = _GONE) -> None:
        """Know a room by its keys; `gone`: what to say where its host does not answer."""
        self._keys = keys
        self._gone = gone
        self._link: ThreadLink | None = None

    def __enter__(self) -> Self:
        """Connect; HostGone where nobody answers."""
        if not self._keys.address:
            raise HostGone(self._gone)
        url = read_address(self._keys.address).url
        self._link = ThreadLink(url, Enter(self._keys.facilitator), trusted(self._keys))
        try:
            self._wait_for_welcome(self._link)
        except BaseException:
            self._link.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Hang up."""
        if self._link is not None:
            self._link.close()

    def status(self) -> Status:
        """Return how the room stands."""
        answer = self._ask(AskStatus(0))
        assert isinstance(answer, Status)  # noqa: S101 - what the protocol answers
        return answer

    def audit(self) -> str:
        """Return the room's audit, as the text of a file."""
        answer = self._ask(AskAudit(0), _AUDIT_PATIENCE)
        assert isinstance(answer, AuditPart)  # noqa: S101 - what the protocol answers
        return answer.text

    def review(self) -> RoomReview:
        """Return the room looked back on; HostGone where it is not closed yet."""
        answer = self._ask(AskReview(0), _REVIEW_PATIENCE)
        if isinstance(answer, Done):
            raise HostGone(answer.reason)
        assert isinstance(answer, Review)  # noqa: S101 - what the protocol answers
        return answer.review

    def stop(self) -> None:
        """End the host's program, whatever the room is doing; HostGone where it did not answer."""
        self._ask(StopHost(0))

    def ask(self, request: Leading) -> Done:
        """Ask something of the room, and return what became of it."""
        answer = self._ask(Lead(0, request))
        assert isinstance(answer, Done)  # noqa: S101 - what the protocol answers
        return answer

    def rename(self, seat: int, name: str) -> None:
        """Give a seat another name; HostGone where it cannot have it."""
        answer = self._ask(GiveName(0, seat, name[:_MOST_NAME]))
        assert isinstance(answer, Done)  # noqa: S101 - what the protocol answers
        if answer.answered is Answered.REFUSED:
            raise HostGone(answer.reason)

    def seat(self, typed: str) -> tuple[int, str]:
        """Return the number and the name of a seat that somebody typed one of; else HostGone."""
        seats = self.status().seats
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else 0  # noqa: PLR2004 - more than any seat has
        wanted = look_alike(typed)
        for seat in seats:
            if seat.seat == number:
                return seat.seat, seat.name
        for seat in seats:
            if look_alike(seat.name) == wanted:
                return seat.seat, seat.name
        message = "There is no such seat in this room: callcraft contest status lists them."
        raise HostGone(message)

    def _ask(self, message: Asked, patience: float = _PATIENCE) -> FromHost:
        assert self._link is not None  # noqa: S101 - entered
        try:
            return self._link.ask(message, patience)
        except TimeoutError as error:
            raise HostGone(_NO_ANSWER) from error
        except LinkOver as error:
            raise HostGone(str(error)) from error

    def _wait_for_welcome(self, link: ThreadLink) -> None:
        end = monotonic() + _PATIENCE
        while monotonic() < end:
            heard = link.hear(0.1)
            if isinstance(heard, Welcome):
                return
            if heard is LinkState.OVER:
                raise HostGone(str(link.over or self._gone))
        raise HostGone(self._gone)


def trusted(keys: RoomKeys) -> ssl.SSLContext | None:
    """Return what proves the host that keys belong to; None without TLS.

    HostGone where its certificate cannot be read.
    """
    if not keys.certificate:
        return None
    # This very certificate, whatever name it is for: the keys come from the host itself.
    try:
        context = ssl.create_default_context(cafile=keys.certificate)
    except OSError as error:
        raise HostGone(_NO_CERTIFICATE.format(file=keys.certificate)) from error
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context


_MOST_NAME: Final = 200
