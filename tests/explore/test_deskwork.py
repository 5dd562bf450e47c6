"""What careful and careless bots do at the desk."""

from typing import Any

import pytest
from attrs import evolve

from game.call import (
    Attend,
    Consult,
    Hold,
    HoldState,
    LookUp,
    Park,
    Resume,
    Transfer,
    Wait,
    score,
)
from game.call.event import Event
from game.explore.bots import DE_ESCALATOR, MULTITASKER, PASSER_ON
from game.explore.deskwork import careful, distracted, passing_on
from game.explore.plays import turns_of
from game.level import find_level, load_level
from tests.explore.desks import at_the_desk


@pytest.mark.parametrize(
    ("changes", "deed"),
    [
        ({"pings": (0,)}, Park(0)),
        ({}, Hold(60_000)),
        ({"clues": frozenset({"code"})}, Consult("depot")),
        ({"clues": frozenset({"code", "shelf"})}, None),
        ({"hold": HoldState(60_000)}, LookUp("codes")),
        ({"hold": HoldState(60_000), "clues": frozenset({"code", "shelf"})}, Resume(thanks=True)),
    ],
)
def test_a_careful_agent_does_one_thing_after_the_other(
    changes: dict[str, Any], deed: Event | None
) -> None:
    assert careful(evolve(at_the_desk(), **changes)) == deed


def test_a_careful_agent_hears_the_caller_first() -> None:
    now = at_the_desk()
    upset = evolve(now, meters=evolve(now.meters, tension=80_000))
    assert careful(upset) is None


def test_what_is_read_at_a_glance_needs_no_hold() -> None:
    now = at_the_desk(article_ms=9_000)
    assert careful(now) == LookUp("codes")


def test_careless_agents_pass_on_and_are_distracted() -> None:
    assert passing_on(at_the_desk()) == Transfer("depot", warm=False)
    assert distracted(evolve(at_the_desk(), pings=(1, 0))) == Attend(1)
    assert distracted(at_the_desk()) is None


@pytest.mark.parametrize("name", ["exception", "outage", "alarm"])
def test_the_calls_with_a_desk_are_worked_at_it(name: str) -> None:
    level = load_level(find_level(name)).level
    assert level is not None
    turns = list(turns_of(level, DE_ESCALATOR, 3))
    assert {type(turn.event) for turn in turns} & {LookUp, Consult}
    assert all(isinstance(turn.event, Wait | Park) for turn in turns if turn.before.errand)
    ends = [list(turns_of(level, bot, 3))[-1].after for bot in (PASSER_ON, MULTITASKER)]
    assert all(score(end).total < score(turns[-1].after).total for end in ends)
