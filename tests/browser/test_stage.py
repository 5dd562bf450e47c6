"""What drives and watches pages notices what it is there to notice."""

import re
from pathlib import Path

import pytest
from attrs import evolve
from playwright.async_api import Browser, Error, expect

from game.contest.host.connections.listening import Listening
from game.contest.wire.encoding import ROOM_PATH
from tests.browser.barriers import violations
from tests.browser.pictures import picture
from tests.browser.stage import LAPTOP, PHONE, Look, visit
from tests.browser.tiny_page import tiny_page
from tests.browser.uplink import uplink
from tests.contest.host.stage import held

LINE = """
const line = new WebSocket(`ws://${location.host}/echo`);
const say = (words) => { document.querySelector("h1").textContent = words; };
line.onopen = () => line.send("hello");
line.onmessage = (event) => say(event.data);
line.onclose = () => say("closed");
document.querySelector("button")?.addEventListener("click", () => line.send("again"));
"""
"""A page that says what its websocket does."""

PAGE = "<main><h1>Tiny</h1><button>Say it</button></main>"

LOOKS = """() => {
  const is = (query) => matchMedia(`(${query})`).matches;
  return [innerWidth, innerHeight, is("prefers-color-scheme: dark"), is("pointer: coarse"),
    is("prefers-reduced-motion: reduce"), is("forced-colors: active")];
}"""


def files_below(folder: Path) -> list[Path]:
    """Return all files in a folder and its folders."""
    return [each for each in folder.rglob("*") if each.is_file()]


async def test_requests_and_frames_are_kept_both_ways(browser: Browser) -> None:
    async with tiny_page(PAGE, LINE) as home, visit(browser, home) as visitor:
        await visitor.page.goto("/")
        await expect(visitor.page.get_by_role("heading")).to_have_text("HELLO")
        await visitor.traffic.settled()
    page, script = visitor.traffic.exchanges
    assert (page.method, page.url, page.status) == ("GET", f"{home}/", 200)
    assert page.asked["host"] in home
    assert "default-src 'none'" in page.answered["content-security-policy"]
    assert (script.url, script.body) == (f"{home}/page.js", LINE.encode())
    line = home.replace("http", "ws") + "/echo"
    assert [(each.url, each.sent, each.data) for each in visitor.traffic.frames] == [
        (line, True, "hello"),
        (line, False, "HELLO"),
    ]
    assert visitor.traffic.addresses == [f"{home}/", f"{home}/page.js", line]
    received = visitor.traffic.received()
    assert all(each in received for each in (b"Say it", b"line.onclose", b"HELLO", b"text/html"))
    assert b"again" not in received.replace(LINE.encode(), b"")


async def test_what_is_posted_is_kept(browser: Browser) -> None:
    script = 'await fetch("/", { method: "POST", body: "Bo", headers: { "x-seat": "7" } });'
    async with tiny_page(PAGE, script) as home, visit(browser, home) as visitor:
        await visitor.page.goto("/", wait_until="networkidle")
        await visitor.traffic.settled()
    posted = visitor.traffic.exchanges[-1]
    assert (posted.method, posted.posted, posted.status) == ("POST", b"Bo", 405)
    assert posted.asked["x-seat"] == "7"
    assert posted.asked["origin"] == home


@pytest.mark.parametrize(
    "script",
    [
        'fetch("http://example.org/x").catch(() => {});',
        'new WebSocket("ws://example.org/x");',
        'document.body.append(Object.assign(new Image(), { src: "//example.org/x" }));',
        'fetch("http://127.0.0.1:9/x").catch(() => {});',
    ],
)
async def test_a_request_to_elsewhere_is_noticed_and_reaches_nobody(
    browser: Browser, script: str
) -> None:
    with pytest.raises(AssertionError, match=r"^asked of elsewhere: .*/x$"):
        async with tiny_page(PAGE, script, policy="") as home, visit(browser, home) as visitor:
            await visitor.page.goto("/", wait_until="networkidle")
    away = visitor.traffic.elsewhere()
    assert len(away) == 1
    assert away[0].endswith("/x")
    # An exchange in vain; a websocket is none.
    vain = [] if "WebSocket" in script else [0]
    assert [each.status for each in visitor.traffic.exchanges if each.url in away] == vain


async def test_names_lead_nowhere(browser: Browser) -> None:
    async with tiny_page(PAGE) as home, visit(browser, home, checked=False) as visitor:
        # Else Chromium takes all such names for this machine, where somebody would answer.
        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            await visitor.page.goto(home.replace("127.0.0.1", "elsewhere.localhost"))


async def test_what_the_policy_refuses_is_noticed(browser: Browser) -> None:
    script = 'fetch("http://example.org/x").catch(() => {});'
    with pytest.raises(AssertionError, match="refused: error: "):
        async with tiny_page(PAGE, script) as home, visit(browser, home) as visitor:
            await visitor.page.goto("/", wait_until="networkidle")
    assert visitor.traffic.refusals()
    assert all(each.startswith("error: ") for each in visitor.traffic.refusals())


async def test_an_exception_and_the_console_are_noticed(browser: Browser) -> None:
    script = 'console.warn("careful"); throw new Error("broken");'
    with pytest.raises(AssertionError, match=r"not caught: .*broken"):
        async with tiny_page(PAGE, script) as home, visit(browser, home) as visitor:
            await visitor.page.goto("/", wait_until="networkidle")
    assert "warning: careful" in visitor.traffic.console
    async with tiny_page(PAGE, script) as home, visit(browser, home, checked=False) as visitor:
        await visitor.page.goto("/", wait_until="networkidle")
    assert "broken" in visitor.traffic.errors[0]


async def test_a_second_tab_shares_the_storage_and_a_second_visitor_does_not(
    browser: Browser,
) -> None:
    async with (
        tiny_page(PAGE) as home,
        visit(browser, home) as first,
        visit(browser, home) as second,
    ):
        await first.page.goto("/")
        await first.page.evaluate("localStorage.seat = '7'")
        await second.page.goto("/")
        other = await first.tab()
        await other.page.goto("/")
        assert await other.page.evaluate("localStorage.seat") == "7"
        assert await second.page.evaluate("localStorage.seat ?? null") is None
    assert first.traffic.addresses == [f"{home}/"] * 2


@pytest.mark.parametrize(
    ("look", "seen"),
    [
        (LAPTOP, [1280, 800, False, False, False, False]),
        (PHONE, [360, 640, False, True, False, False]),
        (evolve(LAPTOP, dark=True, zoom=2), [640, 400, True, False, False, False]),
        (evolve(LAPTOP, reduced_motion=True), [1280, 800, False, False, True, False]),
        (evolve(LAPTOP, forced_colors=True), [1280, 800, False, False, False, True]),
    ],
)
async def test_a_page_finds_the_screen_it_is_looked_at_with(
    browser: Browser, look: Look, seen: list[object]
) -> None:
    async with tiny_page(PAGE) as home, visit(browser, home, look) as visitor:
        await visitor.page.set_content(
            '<meta name="viewport" content="width=device-width"><h1>Tiny</h1>'
        )
        assert await visitor.page.evaluate(LOOKS) == seen


async def test_a_barrier_is_found_under_the_strictest_policy_and_none_on_a_sound_page(
    browser: Browser,
) -> None:
    async with tiny_page(PAGE) as home, visit(browser, home) as visitor:
        await visitor.page.goto("/")
        assert await violations(visitor.page) == []
        await visitor.page.evaluate("document.querySelector('button').textContent = ''")
        (found,) = await violations(visitor.page)
        assert re.fullmatch("button-name: button: .+", found)
        assert await violations(visitor.page, "h1") == []


async def test_too_little_contrast_is_found_in_the_dark_only_where_it_is_there(
    browser: Browser,
) -> None:
    style = (
        "<style>body { background: #fff; color: #000 }"
        "@media (prefers-color-scheme: dark) { body { background: #000; color: #333 } }</style>"
    )
    for dark in (False, True):
        async with (
            tiny_page(f"{style}{PAGE}", policy="") as home,
            visit(browser, home, evolve(LAPTOP, dark=dark)) as visitor,
        ):
            await visitor.page.goto("/")
            found = await violations(visitor.page)
            assert [each.split(":")[0] for each in found] == ["color-contrast"] * dark


async def test_offline_an_open_line_only_stands_still(browser: Browser) -> None:
    async with tiny_page(PAGE, LINE) as home, visit(browser, home, checked=False) as visitor:
        await visitor.page.goto("/")
        heading = visitor.page.get_by_role("heading")
        await expect(heading).to_have_text("HELLO")
        await visitor.context.set_offline(offline=True)
        await visitor.page.get_by_role("button").click()
        assert not await visitor.page.evaluate("navigator.onLine")
        with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
            await (await visitor.tab()).page.goto("/")
        await expect(heading).to_have_text("HELLO")
        await visitor.context.set_offline(offline=False)
        await expect(heading).to_have_text("AGAIN")


async def test_a_network_stalls_is_mended_and_is_cut(browser: Browser) -> None:
    async with (
        tiny_page(PAGE, LINE) as host,
        uplink(host) as link,
        visit(browser, link.home, checked=False) as visitor,
    ):
        await visitor.page.goto("/")
        heading = visitor.page.get_by_role("heading")
        await expect(heading).to_have_text("HELLO")
        link.stall()
        await visitor.page.get_by_role("button").click()
        # Nothing comes that could be waited for: a request behind it is as stuck as it is.
        with pytest.raises(Error, match="Timeout"):
            await (await visitor.tab()).page.goto("/", timeout=300)
        await expect(heading).to_have_text("HELLO")
        link.mend()
        await expect(heading).to_have_text("AGAIN")
        link.cut()
        await expect(heading).to_have_text("closed")
        with pytest.raises(Error, match="ERR_"):
            await (await visitor.tab()).page.goto("/")
        link.mend()
        await visitor.page.reload()
        await expect(heading).to_have_text("HELLO")


async def test_a_host_is_reached_through_a_network_that_it_knows_of(
    browser: Browser, tmp_path: Path
) -> None:
    opened = """address => new Promise(resolve => {
        const line = new WebSocket(address);
        line.onopen = () => resolve(true);
        line.onerror = () => resolve(false);
    })"""
    async with (
        uplink() as link,
        held(tmp_path, listening=Listening(origins=(link.home,))) as stage,
        visit(browser, link.home) as visitor,
    ):
        link.host = f"http://127.0.0.1:{stage.server.port}"
        await visitor.page.goto("/")
        assert await visitor.page.evaluate(opened, link.home.replace("http", "ws") + ROOM_PATH)


async def test_pictures_are_saved_where_a_folder_is_named(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with tiny_page(PAGE) as home, visit(browser, home, PHONE) as visitor:
        await visitor.page.goto("/")
        monkeypatch.delenv("CALLCRAFT_PICTURES", raising=False)
        await picture(visitor.page, "tiny")
        monkeypatch.setenv("CALLCRAFT_PICTURES", str(tmp_path / "new"))
        await picture(visitor.page, "tiny")
    # One picture and one only: none was taken before a folder was named.
    (saved,) = files_below(tmp_path)
    assert saved == tmp_path / "new" / "tiny.png"
    assert saved.read_bytes().startswith(b"\x89PNG")
