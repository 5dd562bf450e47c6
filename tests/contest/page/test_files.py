"""The files of the page: with what they come, and what is never served."""

import asyncio
from pathlib import Path

import pytest

from game.contest.page.files import PAGE_ROOM_PATH, page_files
from tests.contest.host.stage import held


async def test_every_file_comes_with_what_keeps_strangers_out(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        origin = f"http://127.0.0.1:{stage.server.port}"
        for path, file in page_files().items():
            async with stage.session.get(origin + path) as answer:
                assert answer.status == 200
                assert await answer.read() == file.body
                policy = answer.headers["Content-Security-Policy"].split("; ")
                assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= {
                    *policy
                }
                assert not any("unsafe" in each or "*" in each for each in policy)
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert "Set-Cookie" not in answer.headers
                tag = answer.headers["ETag"]
            # As it was sent, as a proxy that packs what it passes on sends it, among others.
            for asked in (tag, f"W/{tag}", f'"other", W/{tag}'):
                headers = {"If-None-Match": asked}
                async with stage.session.get(origin + path, headers=headers) as answer:
                    assert (answer.status, await answer.read()) == (304, b"")
            headers = {"If-None-Match": '"other"'}
            async with stage.session.get(origin + path, headers=headers) as answer:
                assert answer.status == 200


async def test_who_asks_for_it_has_it_compressed(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        url = f"http://127.0.0.1:{stage.server.port}/"
        async with stage.session.get(url, headers={"Accept-Encoding": "identity"}) as answer:
            assert "Content-Encoding" not in answer.headers
        async with stage.session.get(url, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert await answer.read() == page_files()["/"].body


@pytest.mark.parametrize(
    "path",
    [
        "/page/",
        "/page/../join.html",
        "/page/../../README.md",
        "/page/%2e%2e/README.md",
        "/page/..%2f..%2flevels",
        "//page/app.js",
        "/page/app.js/",
        "/join.html",
    ],
)
async def test_nothing_else_is_served(tmp_path: Path, path: str) -> None:
    async with held(tmp_path) as stage:
        # As it stands: what helps others to ask would put the path in order first.
        reader, writer = await asyncio.open_connection("127.0.0.1", stage.server.port)
        here = f"127.0.0.1:{stage.server.port}"
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {here}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        writer.close()
        assert " 404 " in head.splitlines()[0]
        # What is not there tells no more of the host, and lets no more in, than what is.
        assert "server:" not in head
        assert "content-security-policy: default-src 'none'" in head
        assert "x-content-type-options: nosniff" in head


async def test_a_page_of_a_stranger_gets_neither_page_nor_room(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        origin = f"http://127.0.0.1:{stage.server.port}"
        foreign = {"Host": "evil.example"}
        async with stage.session.get(f"{origin}/", headers=foreign) as answer:
            assert answer.status == 421
            assert "--public-url" in await answer.text()
        headers = {"Origin": "http://evil.example"}
        async with stage.session.get(origin + PAGE_ROOM_PATH, headers=headers) as answer:
            assert answer.status == 403
