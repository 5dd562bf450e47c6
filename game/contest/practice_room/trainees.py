"""Everybody who practises in a room, or did a short while ago."""

from collections.abc import Callable, Iterator
from typing import Final

from game.contest.host.connections.reception import NotLetIn
from game.contest.practice_room.trainee import Trainee

LONGEST_ABSENCE: Final = 60 * 60.0
"""Seconds for which the call of somebody who is gone waits for them."""

MOST_ABSENT: Final = 1_000
"""Calls that wait at once: strangers could begin as many as they like. Those who went first give
way."""

FULL: Final = "The practice room is full just now. Try again in a few minutes."


class Trainees:
    """Who is in a practice room: `most` at once, and calls that wait for who was.

    `now` is a clock in seconds that never runs back.
    """

    def __init__(self, most: int, now: Callable[[], float]) -> None:
        self._most = most
        self._now = now
        # By the hash of their token; who went last stands last.
        self._known: dict[str, Trainee] = {}

    def find(self, holder: str) -> Trainee | None:
        """Return somebody by the hash of their token; None where nothing waits for them."""
        return self._known.get(holder)

    def need_place(self, holder: str) -> None:
        """Refuse somebody for whom there is no place, by NotLetIn."""
        # A second window of theirs takes the place of the first.
        others = sum(each.holder != holder for each in self.present())
        if others >= self._most:
            raise NotLetIn(FULL)

    def enter(self, trainee: Trainee) -> None:
        """Take somebody in."""
        self._known[trainee.holder] = trainee

    def leave(self, trainee: Trainee) -> None:
        """Let what somebody plays wait for them, where there is anything that could."""
        trainee.connection = None
        trainee.gone_at = self._now()
        self._known.pop(trainee.holder, None)
        if trainee.line is not None:
            trainee.wait()
            self._known[trainee.holder] = trainee

    def present(self) -> Iterator[Trainee]:
        """Yield everybody who is connected."""
        return (each for each in self._known.values() if each.connection is not None)

    def look(self) -> None:
        """Forget those who have been gone too long, and the first of too many."""
        now = self._now()
        absent = [each for each in self._known.values() if each.connection is None]
        too_many = len(absent) - MOST_ABSENT
        for place, each in enumerate(absent):
            if place < too_many or now - each.gone_at > LONGEST_ABSENCE:
                del self._known[each.holder]
