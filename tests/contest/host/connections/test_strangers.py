"""Which strangers have to go, by a clock that a hand turns."""

from typing import Any

import pytest
from attrs import Factory, define, field

from game.contest.host.connections import strangers
from game.contest.host.connections.strangers import LONGEST_SILENCE, Strangers


@define(eq=False)
class Line:
    """A connection that only knows whether it was ended."""

    number: int
    transport: Any = field(init=False)
    ended: bool = False

    def __attrs_post_init__(self) -> None:
        """Be one's own transport."""
        self.transport = self

    def abort(self) -> None:
        """End."""
        self.ended = True


@define
class Entrance:
    """Everybody who is connected, and a clock."""

    now: float = 0.0
    lines: list[Line] = Factory(list)
    strangers: Strangers = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Begin with nobody."""
        self.strangers = Strangers(lambda: self.now)

    def comes(self) -> Line:
        """Let somebody connect."""
        self.lines.append(Line(len(self.lines)))
        self.looks()
        return self.lines[-1]

    def looks(self) -> None:
        """Look at everybody who is still there."""
        self.strangers.look([each for each in self.lines if not each.ended])

    @property
    def ended(self) -> list[int]:
        """Who had to go."""
        return [each.number for each in self.lines if each.ended]


@pytest.fixture(name="entrance")
def _entrance(monkeypatch: pytest.MonkeyPatch) -> Entrance:
    monkeypatch.setattr(strangers, "MOST_SILENT", 3)
    monkeypatch.setattr(strangers, "MOST_WAITING", 5)
    return Entrance()


def test_the_one_that_has_been_silent_longest_has_to_go(entrance: Entrance) -> None:
    for _ in range(5):
        entrance.comes()
    assert entrance.ended == [0, 1]


def test_who_asks_for_a_file_is_silent_only_from_then_on(entrance: Entrance) -> None:
    first = entrance.comes()
    entrance.comes()
    entrance.now = LONGEST_SILENCE - 1
    entrance.strangers.asks(first)
    entrance.looks()
    entrance.now = LONGEST_SILENCE + 1
    entrance.looks()
    assert entrance.ended == [1]
    entrance.now += LONGEST_SILENCE
    entrance.looks()
    assert entrance.ended == [0, 1]


def test_who_has_said_something_does_not_go_for_those_who_have_not(entrance: Entrance) -> None:
    entrance.strangers.speaks(entrance.comes())
    for _ in range(5):
        entrance.comes()
    assert entrance.ended == [1, 2]


def test_who_guesses_is_in_no_newcomers_way(entrance: Entrance) -> None:
    for _ in range(50):
        entrance.strangers.speaks(entrance.comes())
    # The first five wait for an answer, and all who came after them have to come again.
    assert entrance.ended == list(range(5, 50))
    newcomer = entrance.comes()
    assert not newcomer.ended
    entrance.lines.pop(0)
    entrance.looks()
    entrance.strangers.speaks(newcomer)
    assert not newcomer.ended


def test_who_is_known_is_not_counted(entrance: Entrance) -> None:
    for _ in range(50):
        line = entrance.comes()
        entrance.strangers.speaks(line)
        entrance.strangers.is_known(line)
    assert entrance.ended == []
    for _ in range(3):
        entrance.comes()
    assert entrance.ended == []


def test_who_has_gone_by_themselves_leaves_their_place(entrance: Entrance) -> None:
    for _ in range(50):
        line = entrance.comes()
        entrance.lines.remove(line)
        entrance.looks()
    for _ in range(3):
        entrance.comes()
    assert entrance.ended == []


def test_nobody_is_silent_for_ever(entrance: Entrance) -> None:
    entrance.comes()
    entrance.strangers.speaks(entrance.comes())
    entrance.now = LONGEST_SILENCE
    entrance.looks()
    assert entrance.ended == []
    entrance.now += 0.1
    entrance.looks()
    assert entrance.ended == [0]
