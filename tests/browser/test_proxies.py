"""Rooms behind nginx and behind Caddy, both configured as the page for facilitators says."""

import asyncio
from ipaddress import ip_network
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from playwright.async_api import Browser, expect

from game.contest.identity.addresses import client_address
from game.contest.page.files import page_files
from tests.browser.player import Player
from tests.browser.proxy import PROGRAMS, Proxy, proxy_running
from tests.browser.stage import PHONE, Visitor, visit
from tests.end_to_end.test_competition import PATIENCE, Run, next_line, running

LOCAL = ip_network("127.0.0.1/32")
SCRIPT = "/page/app.js"


async def hosted(run: Run, proxy: Proxy, *options: str) -> str:
    """Host a room where a proxy looks for it; return its code."""
    where = ("--headless", "--json", "--port", str(proxy.host_port))
    host = await run.program("host", "parcel", *where, *options)
    return str((await next_line(host, "ready"))["code"])


@pytest.mark.parametrize("program", PROGRAMS)
async def test_a_room_is_played_through_a_proxy(
    program: str, tmp_path: Path, browser: Browser
) -> None:
    async with (
        proxy_running(program, tmp_path) as proxy,
        running(tmp_path) as run,
        visit(browser, proxy.home, PHONE, any_certificate=True) as visitor,
    ):
        behind = ("--public-url", proxy.home, "--trusted-proxy", "127.0.0.1")
        code = await hosted(run, proxy, *behind)
        ann = Player(visitor.page, "Ann", keys=False)
        await ann.joins(proxy.home, code)
        trusted = ("--cafile", str(proxy.certificate))
        typist = await run.program("join", proxy.home, code, "--plain", "--name", "Dee", *trusted)
        await run.until(seats=2)
        await run.contest("start", "--countdown", "1")
        await both_play(ann, typist)
        await a_page_is_asked_for_again(visitor)
        await proxy.reload()
        assert await ann.says(1)
        await proxy.stop()
        await expect(ann.page.locator("#trouble")).to_contain_text("reconnecting")
        await proxy.start()
        await expect(ann.page.locator("#trouble")).to_be_hidden()
        assert await ann.says(1)
        await run.contest("end", "--yes")
        await expect(ann.page.locator("#room-heading")).to_contain_text("You came to place")
        async with asyncio.timeout(PATIENCE):
            said, _ = await typist.communicate()
        assert typist.returncode == 0, said
        assert b"of 2" in said


async def both_play(ann: Player, typist: asyncio.subprocess.Process) -> None:
    """Answer the call and say something, on the page and line by line."""
    assert typist.stdin is not None
    for line in ("", "listen", "1"):
        typist.stdin.write(f"{line}\n".encode())
        await typist.stdin.drain()
        await asyncio.sleep(0.2)
    await ann.answers()
    assert await ann.says(2)
    assert await ann.says(1)


async def a_page_is_asked_for_again(visitor: Visitor) -> None:
    """Load the page anew: it is asked for by its tags, which the proxy has let through."""
    await visitor.page.reload()
    await expect(visitor.page.locator("#call")).to_be_visible()
    await visitor.traffic.settled()
    asked = [each for each in visitor.traffic.exchanges if each.url.endswith(SCRIPT)]
    assert len(asked) >= 2
    assert asked[-1].asked["if-none-match"].removeprefix("W/") == page_files()[SCRIPT].tag
    assert asked[-1].status in (200, 304)


@pytest.mark.parametrize("program", PROGRAMS)
async def test_a_page_that_is_the_same_is_not_sent_again(program: str, tmp_path: Path) -> None:
    async with (
        proxy_running(program, tmp_path) as proxy,
        running(tmp_path) as run,
        aiohttp.ClientSession() as session,
    ):
        await hosted(run, proxy, "--public-url", proxy.home)
        for path, file in page_files().items():
            for tag, status in (("", 200), ('"other"', 200), (file.tag, 304)):
                asked = {"If-None-Match": tag} if tag else {}
                url = f"{proxy.home}{path}"
                async with session.get(url, headers=asked, ssl=proxy.tls()) as answer:
                    assert answer.status == status
                    assert answer.headers["Cache-Control"] == "no-cache"
                    assert answer.headers["ETag"].removeprefix("W/") == file.tag
                    assert await answer.read() == (file.body if status == 200 else b"")


@pytest.mark.parametrize("program", PROGRAMS)
async def test_a_proxy_says_whom_it_speaks_for(program: str, tmp_path: Path) -> None:
    seen = []

    async def note(request: web.Request) -> web.Response:
        forwarded = ", ".join(request.headers.getall("X-Forwarded-For", ()))
        seen.append((client_address(request.remote or "", forwarded, (LOCAL,)), request.host))
        return web.Response()

    app = web.Application()
    app.router.add_get("/", note)
    runner = web.AppRunner(app)
    await runner.setup()
    async with proxy_running(program, tmp_path) as proxy:
        await web.TCPSite(runner, "127.0.0.1", proxy.host_port).start()
        # Somebody else than the proxy, who says that they are yet somebody else.
        elsewhere = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0), ssl=proxy.tls())
        async with aiohttp.ClientSession(connector=elsewhere) as session:
            headers = {"X-Forwarded-For": "192.0.2.7"}
            async with session.get(proxy.home, headers=headers) as answer:
                assert answer.status == 200
        await runner.cleanup()
    assert seen == [("127.0.0.2", f"127.0.0.1:{proxy.port}")]


@pytest.mark.parametrize("program", PROGRAMS)
async def test_a_host_that_does_not_know_its_name_says_so(
    program: str, tmp_path: Path, browser: Browser
) -> None:
    async with (
        proxy_running(program, tmp_path) as proxy,
        running(tmp_path) as run,
        visit(browser, proxy.home, PHONE, any_certificate=True) as visitor,
    ):
        code = await hosted(run, proxy)
        await visitor.page.goto(f"/#{code}")
        assert "This host is not called that." in await visitor.page.inner_text("body")
        await cannot_join(run, proxy, code)


async def test_a_proxy_that_passes_no_websockets_on_is_noticed(
    tmp_path: Path, browser: Browser
) -> None:
    left_out = ("Upgrade ", "Connection ")
    async with (
        proxy_running("nginx", tmp_path, without=left_out) as proxy,
        running(tmp_path) as run,
        visit(browser, proxy.home, PHONE, any_certificate=True) as visitor,
    ):
        code = await hosted(run, proxy, "--public-url", proxy.home)
        await visitor.page.goto(f"/#{code}")
        await visitor.page.fill("#name", "Ann")
        await visitor.page.tap("#join-button")
        trouble = visitor.page.locator("#trouble")
        await expect(trouble).to_have_text("Nobody answers there yet. It goes on trying.")
        await cannot_join(run, proxy, code)


async def cannot_join(run: Run, proxy: Proxy, code: str) -> None:
    """See what a terminal says where there is no way through."""
    trusted = ("--cafile", str(proxy.certificate))
    typist = await run.program("join", proxy.home, code, "--plain", "--name", "Dee", *trusted)
    async with asyncio.timeout(PATIENCE):
        said, _ = await typist.communicate()
    assert b"There is no room at this address." in said
