"""The code by which phones join, on the facilitator's screen: when there is one, and its words."""

from pathlib import Path

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.contest.client.link import LinkState
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import Status
from game.tui.contest.lead.lead_steps import freeze_or_unfreeze
from game.tui.contest.lead.phone_screen import PhoneScreen
from game.tui.widgets.key_line import KeyLabel
from tests.drawn_code import modules_drawn
from tests.tui.contest.lead_stage import (
    NAMES,
    StillApp,
    closed,
    leading,
    lobby,
    running,
    shows,
    text_of,
)
from tests.tui.stage import until
from tests.tui.test_qr_code import drawn_by, modules_of

LINK = "http://192.168.178.20:8137/#7K3M9QXA"
ALONE = evolve(lobby(), addresses=("http://127.0.0.1:8137",))


def keys_shown(pilot: Pilot[None]) -> set[str]:
    """Return what the keys do that are whole at the foot of the screen."""
    labels = [each for each in pilot.app.screen.query(KeyLabel) if not each.has_class("-out")]
    labels = [each for each in labels if each.region.height]
    places = [each.region for each in labels]
    assert not any(a.overlaps(b) for place, a in enumerate(places) for b in places[:place])
    assert all(pilot.app.screen.region.contains_region(each) for each in places)
    return {each.hint.does for each in labels}


async def test_a_key_shows_the_code_and_the_same_key_goes_back(tmp_path: Path) -> None:
    async with leading(tmp_path) as (stage, pilot):
        stage.server.hall.addresses = ("http://127.0.0.1:8137", "http://192.168.178.20:8137")
        link = f"http://192.168.178.20:8137/#{stage.server.hall.code}"
        await shows(pilot, "v shows a code")
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, PhoneScreen))
        await shows(pilot, "point the camera here", link)
        assert modules_drawn(drawn_by(pilot.app), len(modules_of(link))) == modules_of(link)
        await pilot.press("v")
        await shows(pilot, "people come in")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (ALONE, "Only this machine can join."),
        (evolve(lobby(), addresses=()), "Only this machine can join."),
        (closed(), "Nobody is let in now."),
        (evolve(running(*NAMES), admits=False), "Nobody is let in now."),
    ],
)
async def test_where_no_phone_can_join_the_key_says_why(status: Status, said: str) -> None:
    async with StillApp(status).run_test(size=(120, 40)) as pilot:
        await shows(pilot, status.title)
        assert "phones" not in keys_shown(pilot)
        await pilot.press("v")
        await shows(pilot, said)


async def test_the_key_is_named_wherever_there_is_room_for_it() -> None:
    late = evolve(lobby(*NAMES), admits=True)
    for status, size, named in (
        (lobby(), (80, 24), True),
        (late, (80, 24), True),
        (late, (90, 24), True),
        (running(*NAMES), (80, 24), False),
        (running(*NAMES), (90, 24), True),
        (evolve(running(*NAMES), phase=RoomPhase.PAUSED, frozen=True), (90, 24), True),
    ):
        app = StillApp(status)
        async with app.run_test(size=size) as pilot:
            await shows(pilot, status.title)
            # With as many keys as there can be.
            app.lead._acts._undo.append(freeze_or_unfreeze(status))  # noqa: SLF001 - whatever was done
            app.lead.see(LinkState.CONNECTED)
            await pilot.pause()
            assert ("phones" in keys_shown(pilot)) == named
            assert {"undo", "help", "leave"} <= keys_shown(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_code_is_whole_beside_its_words(size: tuple[int, int]) -> None:
    app = StillApp(lobby())
    async with app.run_test(size=size) as pilot:
        app.push_screen(PhoneScreen(LINK))
        await shows(pilot, "point the camera here", LINK, "7K3M-9QXA")
        assert modules_drawn(drawn_by(app), len(modules_of(LINK))) == modules_of(LINK)


async def test_without_room_for_it_there_is_the_link_and_what_to_do() -> None:
    link = f"http://{'a' * 60}.{'b' * 60}.example.org:8137/#7K3M9QXA"
    app = StillApp(lobby())
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PhoneScreen(link))
        await shows(pilot, "Phones: open", "In a larger terminal there is a code")
        assert drawn_by(app) == []


async def test_with_only_ascii_there_is_the_link_and_no_advice_that_does_not_help() -> None:
    app = StillApp(lobby(), ascii_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(PhoneScreen(LINK))
        await shows(pilot, "Phones: open", LINK)
        assert "larger terminal" not in text_of(app)
        assert drawn_by(app) == []
