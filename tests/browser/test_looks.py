"""The page as different people have it before them, and what strangers' texts can do to it."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from attrs import asdict, evolve
from playwright.async_api import Browser, Page, expect

from game.call import Level
from game.contest.host.storage.making import PlayedLevel, RoomPlan
from game.contest.rules.requests import EndRoom
from game.contest.wire import levels
from game.contest.wire.messages import Lead
from game.level.reading import Reading
from tests.browser.barriers import violations
from tests.browser.pictures import picture
from tests.browser.player import SETTLED, Player
from tests.browser.stage import LAPTOP, PHONE, Look, Visitor, visit
from tests.contest.host.stage import Stage, held, shipped_levels
from tests.tui.desk_stage import PINGS, desk_level

LOOKS: Final = {
    "phone-dark": evolve(PHONE, dark=True),
    "phone-large": evolve(PHONE, reduced_motion=True),
    "laptop-twice": evolve(LAPTOP, zoom=2.0),
    "laptop-twice-dark": evolve(LAPTOP, zoom=2.0, dark=True),
    "forced-colors": evolve(LAPTOP, forced_colors=True),
    "forced-colors-phone": evolve(PHONE, forced_colors=True, reduced_motion=True),
}

MOST_BYTES: Final = 60_000
"""What may be asked of a phone's network before it can be joined."""

HOSTILE: Final = (
    "<img src=x onerror=\"window.harmed='img'\">",
    "<script>window.harmed='script'</script>",
    "</p></div><style>*{display:none}</style>",
    "<a href=\"javascript:window.harmed='a'\">x</a>",
    "<iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
    "<svg onload=\"window.harmed='svg'\">",
    "{{7*7}} ${window.harmed='template'} <!--",
    "&lt;b&gt;&#x3c;img src=x&#x3e;",
    "\u202eesrever\u202c \u2066x\u2069",
    "\x01 0\x01 \x0199\x01",
    "a" * 300,
    "e\u0301" * 60 + "\U0001f469\u200d\U0001f680",
)
"""Texts that were made to do harm; the rules of a level would refuse some of them."""

ELEMENTS: Final = ("img src=x", "svg", "video src=x", "body", "iframe src=x", "input autofocus")
HANDLERS: Final = ("onerror", "onload", "onfocus", "onmouseover", "onclick", "onanimationstart")
WRAPPINGS: Final = ("{}", "</p>{}", "\"'>{}", "<!--{}", "{}\u2028", "\ufeff{}")

MANY: Final = (
    *HOSTILE,
    *(
        wrapping.format(f"<{element} {handler}=\"window.harmed='{handler}'\">")
        for element, handler, wrapping in product(ELEMENTS, HANDLERS, WRAPPINGS)
    ),
)
"""More than two hundred of them."""

AT_ONCE: Final = 6
"""How many of them stand in each text of a level, so that all of them are in one."""


def home_of(stage: Stage) -> str:
    """Return where a host is."""
    return f"http://127.0.0.1:{stage.server.port}"


@asynccontextmanager
async def in_call(
    folder: Path, browser: Browser, look: Look, plan: RoomPlan
) -> AsyncIterator[tuple[Visitor, Player, Stage]]:
    """Join, begin, answer, and hear the first words."""
    async with held(folder, plan) as stage, visit(browser, home_of(stage), look) as visitor:
        player = Player(visitor.page, "Ann", keys=not look.touch)
        await player.joins(home_of(stage), stage.loaded.keys.code)
        await stage.begins()
        await player.answers()
        await player.hears_out()
        yield visitor, player, stage


async def fits(page: Page) -> None:
    """See that nothing stands beyond the edge, where one would have to scroll sideways."""
    wide, room = await page.evaluate(
        "[document.scrollingElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert wide <= room


@pytest.mark.parametrize("name", LOOKS)
async def test_it_can_be_used_however_it_is_looked_at(
    tmp_path: Path, browser: Browser, name: str
) -> None:
    plan = RoomPlan(shipped_levels("alarm"), "Onboarding")
    async with in_call(tmp_path, browser, LOOKS[name], plan) as (visitor, player, stage):
        page = visitor.page
        assert await violations(page) == []
        await fits(page)
        await picture(page, f"{name}-replies")
        for number in range(4):
            row = page.locator("#choices .replies button").nth(number)
            await row.scroll_into_view_if_needed()
            await expect(row).to_be_in_viewport(ratio=0.9)
        await player.does("n", "#actions button:has-text('notes')")
        await expect(page.locator("#notes")).to_be_visible()
        assert await violations(page) == []
        await fits(page)
        await picture(page, f"{name}-notes")
        await player.does("n", "#notes-close")
        await player.does("q", "#actions button:has-text('leave')")
        assert await violations(page) == []
        await picture(page, f"{name}-leave")
        await player.does("s", "#leave [data-key=s]")
        await player.hangs_up()
        lead = await stage.leads()
        await lead.done(Lead(lead.number(), EndRoom()))
        await expect(page.locator("#room-rows li")).to_have_count(1)
        await player.does("1", "#room-rows button")
        await expect(page.locator("#debrief")).to_be_visible()
        assert await violations(page) == []
        await fits(page)
        await picture(page, f"{name}-debrief")


async def test_a_phone_in_hand_shows_all_that_one_decides_by(
    tmp_path: Path, browser: Browser
) -> None:
    plan = RoomPlan(shipped_levels("parcel"), "Onboarding")
    async with in_call(tmp_path, browser, PHONE, plan) as (visitor, _, __):
        page = visitor.page
        for place in ("#face", "#mood", "#meters", "#talk .passage:last-child", "#actions"):
            await expect(page.locator(place)).to_be_in_viewport()
        rows = page.locator("#choices .replies button")
        for number in range(await rows.count()):
            await expect(rows.nth(number)).to_be_in_viewport(ratio=0.9)
            box = await rows.nth(number).bounding_box()
            # As large as a finger.
            assert box is not None
            assert box["height"] >= 44


async def test_little_is_asked_of_a_network_and_nothing_kept_but_the_seat(
    tmp_path: Path, browser: Browser
) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage), PHONE) as ann:
        player = Player(ann.page, "Ann", keys=False)
        await player.joins(home_of(stage), stage.loaded.keys.code)
        sizes = await ann.page.evaluate(
            """[...performance.getEntriesByType("navigation"),
                ...performance.getEntriesByType("resource")].map((each) => each.transferSize)"""
        )
        assert 5_000 < sum(sizes) <= MOST_BYTES
        assert await ann.page.evaluate("document.cookie") == ""
        kept = json.loads(await ann.page.evaluate("JSON.stringify(localStorage)"))
        assert {key.split(".")[1] for key in kept} == {"seat", "last"}
        (seat,) = (json.loads(kept[key]) for key in kept if ".seat." in key)
        await ann.traffic.settled()
        asked = [each.url for each in ann.traffic.exchanges]
        assert not any(seat["token"] in each or stage.loaded.keys.code in each for each in asked)
        assert not any("cookie" in each.asked for each in ann.traffic.exchanges)
        assert ann.page.url.endswith(f"/#{stage.loaded.keys.code}")


def hostile_level() -> Level:
    """Return a call in which every text was made to do harm."""
    count = 0

    def harm(text: str) -> str:
        nonlocal count
        if not text:
            return text
        harms = [MANY[(AT_ONCE * count + each) % len(MANY)] for each in range(AT_ONCE)]
        count += 1
        return f"{' '.join(harms)} {text}"

    level = desk_level(pings=PINGS)
    scenes = {
        name: evolve(
            scene,
            caller=evolve(
                scene.caller,
                wordings=tuple(
                    (low, evolve(line, text=harm(line.text))) for low, line in scene.caller.wordings
                ),
            ),
            replies=tuple(evolve(reply, say=harm(reply.say)) for reply in scene.replies),
        )
        for name, scene in level.scenes.items()
    }
    return evolve(
        level,
        title=harm(level.title),
        brief=harm("brief"),
        caller=evolve(level.caller, name=harm(level.caller.name)),
        limits={name: harm(text) for name, text in level.limits.items()},
        clues={name: harm(text) for name, text in level.clues.items()},
        scenes=scenes,
        articles={
            name: evolve(each, title=harm(each.title), text=harm(each.text))
            for name, each in level.articles.items()
        },
        departments={
            name: evolve(each, title=harm(each.title), answer=harm(each.answer))
            for name, each in level.departments.items()
        },
        promises={
            name: evolve(each, what=harm(each.what)) for name, each in level.promises.items()
        },
        pings=tuple(
            evolve(each, sender=harm(each.sender), text=harm(each.text)) for each in level.pings
        ),
    )


def test_all_of_the_hostile_texts_are_in_the_level() -> None:
    written = json.dumps(asdict(hostile_level()), default=str)
    held = [each for each in MANY if json.dumps(each)[1:-1] in written]
    assert len(held) >= 200


NAMES: Final = (
    "<img src=x onerror=harmed=1>",
    "</script><script>harmed=1",
    "{{7*7}}${7*7}",
    "\u202eesrever",
    "=cmd|' /C calc'!A0",
    "&lt;b&gt;",
    "A\u0301" * 12,
    "javascript:harmed=1",
)


@pytest.mark.parametrize("name", NAMES)
async def test_a_hostile_name_is_text_to_whoever_has_it(
    tmp_path: Path, browser: Browser, name: str
) -> None:
    async with held(tmp_path) as stage, visit(browser, home_of(stage), PHONE) as visitor:
        page = visitor.page
        await page.goto(f"/#{stage.loaded.keys.code}")
        await page.fill("#name", name)
        await page.tap("#join-button")
        await expect(
            page.locator("#join-error, #room-heading").locator("visible=true")
        ).to_be_visible()
        await is_unharmed(page)
        assert visitor.traffic.console == []


async def is_unharmed(page: Page) -> None:
    """See that no text has become anything but text."""
    assert await page.evaluate("window.harmed") is None
    made = await page.evaluate(
        "[...document.querySelectorAll('body *')].map((each) => each.tagName.toLowerCase())"
    )
    assert set(made).isdisjoint({"img", "iframe", "script", "style", "a", "object", "embed"})
    assert await page.evaluate(
        """[...document.querySelectorAll("body *")].every((each) => each.getAttributeNames()
            .every((name) => !name.startsWith("on")))"""
    )
    await fits(page)


@pytest.mark.parametrize("look", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_a_hostile_level_puts_nothing_but_text_on_the_page(
    tmp_path: Path, browser: Browser, look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    level = hostile_level()
    monkeypatch.setattr(levels, "read_level", lambda *_: Reading(level, (), "", "hostile"))
    plan = RoomPlan((PlayedLevel("hostile", "hostile", level),), HOSTILE[0])
    async with in_call(tmp_path, browser, look, plan) as (visitor, player, stage):
        page = visitor.page
        await is_unharmed(page)
        for key, button in (("h", "hold"), ("c", "colleagues"), ("k", "look up")):
            await page.wait_for_timeout(SETTLED)
            await player.does(key, f"#actions button:has-text('{button}')")
            await is_unharmed(page)
            await player.does("Escape", "#choices > button")
        await player.does("k", "#actions button:has-text('look up')")
        await page.wait_for_timeout(SETTLED)
        await page.locator("#choices .replies button").first.click()
        await expect(page.locator("#choices progress")).to_be_visible()
        await player.says(1)
        await player.says(2)
        await player.does("n", "#actions button:has-text('notes')")
        await picture(page, f"hostile-{'phone' if look.touch else 'laptop'}")
        await is_unharmed(page)
        lead = await stage.leads()
        await lead.done(Lead(lead.number(), EndRoom()))
        await expect(page.locator("#room-rows li")).to_have_count(1)
        await is_unharmed(page)
        await player.does("1", "#room-rows button")
        await expect(page.locator("#debrief")).to_be_visible()
        await is_unharmed(page)
        assert [each for each in visitor.traffic.console if "favicon" not in each] == []
