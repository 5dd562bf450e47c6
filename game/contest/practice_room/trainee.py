"""Somebody who practises: the call that they play, and what they have come to before."""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from secrets import randbelow
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from game.call import Level, score
from game.contest.host.presentation.practices import Marks, marks_of
from game.contest.practice_room.own_results import Finish, OwnResults
from game.contest.wire.messages import CallList, ListedCall
from game.errors import CallcraftError
from game.play.line import LocalLine
from game.play.moves import NoSuchMove
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.play.stopwatch import Stopwatch
from game.view.kinds import Medal
from game.view.view import View

if TYPE_CHECKING:
    from game.contest.host.connections.visitor import Visitor

_SEEDS: Final = 2**31
"""A seed is below this: short enough to read out to a colleague."""

_SENTENCES: Final = re.compile(r".*[.!?…]")
"""A line up to the end of its last sentence."""

_NO_CALL: Final = "There is no such call in this practice room."
_OTHER_CALL: Final = "That is not the call you played last. Take it again first."


@frozen
class PracticeCall:
    """A call that can be taken in a practice room."""

    level: Level = field(repr=False)
    """Its level, which never leaves the server."""
    digest: str
    """The digest of its text, by which own results know it."""


class NoSuchCall(CallcraftError):
    """A call was to be taken that is not in this practice room."""


class Trainee:
    """Somebody who practises, known by the hash of their token. They play one call at a time."""

    def __init__(
        self,
        holder: str,
        results: OwnResults,
        calls: Sequence[PracticeCall],
        now: Callable[[], float],
    ) -> None:
        """Take somebody in; `now` is a clock in seconds that never runs back."""
        self.holder = holder
        """The hash of their token."""
        self.results = results
        """What they have come to."""
        self.connection: Visitor | None = None
        """Where they are connected; None while they are not."""
        self.gone_at = now()
        """When they were last seen to be gone."""
        self._calls = calls
        self._now = now
        self._level = 0
        self._call: LocalLine | None = None
        self._counted = False
        self._practice: LocalLine | None = None
        self._waits = False
        self._shown: Marks | None = None

    @property
    def line(self) -> LocalLine | None:
        """The line to what they play: a practice, or the call itself; None before the first."""
        return self._practice or self._call

    def take(self, level: int, *, timed: bool) -> None:
        """Begin a call anew; NoSuchCall where there is none of that number, from 0."""
        if level >= len(self._calls):
            raise NoSuchCall(_NO_CALL)
        session = Session(self._calls[level].level, randbelow(_SEEDS))
        pace = Pace(Clock.TIMED if timed else Clock.UNTIMED)
        self._call = LocalLine(session, pace, partial(Stopwatch, self._now), level + 1)
        self._level, self._counted, self._practice = level, False, None
        self._begin()

    def practise(self, level: int, move: int, *, again: bool) -> None:
        """Take up the call that was played last before one of its moves, from 1; or NoSuchMove.

        `again`: a move of the practice that goes on, and not of the call itself.
        """
        line = self._practice if again else self._call
        if line is None or level != self._level:
            raise NoSuchMove(_OTHER_CALL)
        self._practice = line.practise(move)
        self._begin()

    def _begin(self) -> None:
        self._waits = False
        self.forget_shown()

    def wait(self) -> None:
        """Let what they play wait for them."""
        if not self._waits and self.line is not None:
            self.line.pause()
        self._waits = True

    def go_on(self) -> None:
        """Let what they play go on."""
        if self._waits and self.line is not None:
            self.line.resume()
            # What their screen has counted meanwhile is not so.
            self.forget_shown()
        self._waits = False

    def news(self) -> View | None:
        """Return the newest view of what they play; None where there is nothing new in it."""
        if (line := self.line) is None:
            return None
        line.look()
        marks = marks_of(line.view)
        if marks == self._shown:
            return None
        self._shown = marks
        return line.view

    def forget_shown(self) -> None:
        """Take them for somebody who was shown nothing yet, as a new connection was not."""
        self._shown = None

    def count(self) -> bool:
        """Count a call that has ended, once; return whether there was one."""
        if self._call is None or self._counted:
            return False
        state = self._call.session.state
        if state.outcome is None:
            return False
        self._counted = True
        result, timed = score(state), self._call.pace.clock is Clock.TIMED
        when = datetime.now(UTC).isoformat(timespec="seconds")
        finish = Finish(result.total, result.medal, state.outcome, timed, when)
        played = self._calls[self._level]
        self.results = self.results.after(played.level.title, played.digest, finish)
        return True

    def call_list(self) -> CallList:
        """Return what there is to play, and how it has gone so far."""
        return CallList(tuple(map(self._listed, self._calls)))

    def _listed(self, call: PracticeCall) -> ListedCall:
        level, own = call.level, self.results.at(call.digest)
        return ListedCall(
            title=level.title,
            sector=level.sector,
            brief=_first_line(level.brief),
            played=own.played if own else 0,
            points=own.best.points if own else 0,
            medal=own.best.medal if own else Medal.NONE,
        )


def _first_line(brief: str) -> str:
    """Return the whole sentences in the first line of a brief; the line itself for none."""
    line = brief.strip().partition("\n")[0].strip()
    found = _SENTENCES.match(line)
    return found.group() if found else line
