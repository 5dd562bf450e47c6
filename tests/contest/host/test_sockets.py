"""What a stranger can do to a host by way of its sockets: nothing that others would notice."""

import asyncio
import itertools
import logging
import struct
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from game.contest.host import answers
from game.contest.host.connections import strangers, visitor
from game.contest.rules.requests import PlayCall
from game.contest.wire.encoding import LONGEST, client_text
from game.contest.wire.messages import (
    CallNews,
    Denied,
    DoAct,
    Done,
    Enter,
    Found,
    NextCall,
    Parted,
    Search,
    Welcome,
)
from game.view.commands import PickUp
from tests.contest.host.bare import BINARY, PING, PONG, TEXT, Bare, bare, dial, opening
from tests.contest.host.stage import PATIENCE, Person, Stage, held, until

NOT_A_MESSAGE = "This is no message of a room: "


async def talk_for_ever(client: Bare) -> None:
    """Say one thing after the other, without reading an answer."""
    for number in range(1_000_000):
        await client.say(NextCall(number, 7))


async def is_well(stage: Stage) -> None:
    """Show that a host still does what it is there for."""
    name = f"Guest {len(stage.server.held.room.seats)}"
    guest = await stage.joins(name)
    await guest.answer(NextCall(1, 0))
    await guest.socket.close()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NOT_A_MESSAGE + "''"),
        ("hello", NOT_A_MESSAGE + "'hello'"),
        ("[" * 4_000, NOT_A_MESSAGE + "'[["),
        ("\x1b]0;mine\x07", NOT_A_MESSAGE + r"'\x1b]0;mine\x07'"),
        ('{"v":1,"is":"Enter","token":"\\ud800"}', "Nobody in this room is known by that."),
        ('{"v":1,"is":"Join","code":"\\ud800","name":"x","token":"y"}', "That is not this room's"),
        ('{"v":2,"is":"Hello"}', "This room speaks version 1 of the protocol, and not 2."),
        (f'{{"v":1e999,"more":"{"x" * 100}"}}', NOT_A_MESSAGE),
        ("x" * (LONGEST + 1), "A message is 4096 bytes at the most."),
        ("ä" * (LONGEST // 2 + 1), "A message is 4096 bytes at the most."),
    ],
    ids=itertools.count(),
)
async def test_what_is_no_message_is_answered_with_a_sentence(
    text: str, reason: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with held(tmp_path) as stage, bare(stage.server.port) as client:
        await client.send(TEXT, text.encode(errors="surrogatepass"))
        (denied,) = await client.is_let_go()
        assert isinstance(denied, Denied)
        assert denied.reason.startswith(reason)
        await is_well(stage)
    assert caplog.records == []


async def test_a_message_may_be_as_long_as_that(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        text = client_text(Enter("x"))
        person = Person(await stage.session.ws_connect(stage.url))
        await person.socket.send_str(text + " " * (LONGEST - len(text)))
        last = await person.ends()
        assert isinstance(last, Denied)
        assert last.reason.startswith("Nobody in this room is known by that.")


@pytest.mark.parametrize(
    "sent",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
        b"GET /room HTTP/1.1\r\nHost: \x00\x1b[31m\r\n\r\n",
        b"BREW /room HTCPCP/1.0\r\n\r\n",
        b"GET /room HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"\n" * 5_000,
    ],
    ids=itertools.count(),
)
async def test_what_is_no_request_fills_nobodys_screen(
    sent: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with held(tmp_path) as stage, dial(stage.server.port) as client:
        client.writer.write(sent)
        client.writer.write_eof()
        async with asyncio.timeout(PATIENCE):
            await client.reader.read()
        await is_well(stage)
    assert [each for each in caplog.records if each.levelno >= logging.INFO] == []


@pytest.mark.parametrize(
    "sent",
    [
        b"\x81\x05hello",  # not masked
        b"\xf1\x85\0\0\0\0hello",  # with bits that mean nothing
        b"\x83\x80\0\0\0\0",  # of a kind that there is not
        b"\x81\xff\0\0\0\0\xff\xff\xff\xff\0\0\0\0",  # four gigabytes
        b"\x80\x85\0\0\0\0hello",  # the rest of nothing
        b"\x81\x82\0\0\0\0\xff\xff",  # no UTF-8
    ],
    ids=itertools.count(),
)
async def test_what_is_no_frame_ends_its_own_connection(
    sent: bytes, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with held(tmp_path) as stage, bare(stage.server.port) as client:
        client.writer.write(sent)
        async with asyncio.timeout(PATIENCE):
            assert not any(isinstance(each, Welcome) for each in await client.is_let_go())
        await is_well(stage)
    assert [each for each in caplog.records if each.levelno >= logging.INFO] == []


async def test_frames_of_bytes_are_answered_with_a_sentence(tmp_path: Path) -> None:
    async with held(tmp_path) as stage, bare(stage.server.port) as client:
        await client.send(BINARY, b"\0\xff")
        assert await client.is_let_go() == [Denied("This room is spoken with in text.")]


async def test_who_only_gives_signs_of_life_is_asked_who_they_are_and_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "FIRST_SECONDS", 0.3)
    monkeypatch.setattr(visitor, "PING_SECONDS", 0.05)
    async with held(tmp_path) as stage:
        # The library answers each ping by itself.
        person = Person(await stage.session.ws_connect(stage.url))
        # Their first word may be held back by the network: they are to come again.
        assert await person.ends() == Parted("Say first who you are.", again=True)


async def test_who_does_not_even_ask_for_a_room_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strangers, "LONGEST_SILENCE", 0.3)
    async with (
        held(tmp_path) as stage,
        dial(stage.server.port) as silent,
        dial(stage.server.port) as slow,
    ):
        slow.writer.write(b"GET /room HTTP/1.1\r\nHost: ")
        async with asyncio.timeout(PATIENCE):
            assert await silent.is_let_go() == []
            assert await slow.is_let_go() == []
        await is_well(stage)


@pytest.mark.parametrize("asks_first", [True, False])
async def test_a_connection_that_a_proxy_has_kept_is_as_good_as_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, asks_first: bool
) -> None:
    now = 0.0
    kept = strangers.Strangers(lambda: now)
    async with held(tmp_path) as stage, dial(stage.server.port) as proxy:
        monkeypatch.setattr(stage.server._entrance, "_strangers", kept)  # noqa: SLF001 - as below
        here = f"127.0.0.1:{stage.server.port}"
        await until(lambda: bool(kept._silent))  # noqa: SLF001 - the host has noticed it
        if asks_first:
            now += strangers.LONGEST_SILENCE - 1
            proxy.writer.write(f"HEAD / HTTP/1.1\r\nHost: {here}\r\n\r\n".encode())
            assert b" 200 " in await proxy.reader.readuntil(b"\r\n\r\n")
            await stage.server.tick()
        now += strangers.LONGEST_SILENCE - 1
        proxy.writer.write(opening(here))
        assert b" 101 " in await proxy.reader.readuntil(b"\r\n\r\n")
        await stage.server.tick()
        now += strangers.LONGEST_SILENCE - 1
        await stage.server.tick()
        await proxy.say(Enter(stage.loaded.keys.board))
        assert isinstance(await proxy.hear(), Welcome)


async def test_who_is_known_may_be_silent_as_long_as_they_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "FIRST_SECONDS", 0.1)
    monkeypatch.setattr(strangers, "LONGEST_SILENCE", 0.1)
    async with held(tmp_path) as stage:
        ann = await stage.joins("Ann")
        await asyncio.sleep(0.6)
        await ann.answer(Search(1, "parcel"))


async def test_who_answers_no_pings_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "SILENT_SECONDS", 0.3)
    monkeypatch.setattr(visitor, "PING_SECONDS", 0.1)
    async with held(tmp_path) as stage:
        ann = await stage.joins("Ann")
        async with bare(stage.server.port) as deaf:
            await deaf.say(Enter(stage.loaded.keys.board))
            async with asyncio.timeout(PATIENCE):
                await deaf.is_let_go()
            # The library of the other one has answered pings all the while; let it read them.
            assert ann.socket.exception() is None


async def test_messages_too_fast_wait_and_none_is_lost_and_nobody_else_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "_RATE", 10.0)
    monkeypatch.setattr(visitor, "_BURST", 20.0)
    async with held(tmp_path) as stage:
        fast, calm = await stage.joins("Fast"), await stage.joins("Calm")
        for number in range(1, 31):
            await fast.say(NextCall(number, 0))
        got: list[Any] = []

        async def listen() -> None:
            while len(got) < 30:
                got.append(await fast.hear(Done))

        listening = asyncio.create_task(listen())
        for number in range(1, 6):
            await calm.answer(NextCall(number, 0))
        assert len(got) < 30
        await listening
        assert [each.id for each in got] == list(range(1, 31))


async def test_who_reads_nothing_is_let_go_and_nobody_else_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visitor, "_RATE", 1e6)
    monkeypatch.setattr(visitor, "_BURST", 1e6)
    async with held(tmp_path) as stage:
        await stage.joins("Calm", token := "a" * 43)
        async with bare(stage.server.port, window=2_048) as full:
            await full.say(Enter(token))
            await until(lambda: bool(stage.server.hall.presence().here))
            # Long before it is silent for too long.
            with pytest.raises(ConnectionError):
                await asyncio.wait_for(talk_for_ever(full), PATIENCE)
            await until(lambda: not stage.server.hall.presence().here)
            await is_well(stage)


async def test_there_are_so_many_strangers_and_the_oldest_has_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(strangers, "MOST_SILENT", 2)
    async with held(tmp_path) as stage:
        here = [await stage.joins(name) for name in ("Ann", "Bo", "Cleo")]
        port = stage.server.port
        async with dial(port) as first, dial(port) as second, bare(port) as third:
            assert await first.is_let_go() == []
            await third.say(Enter(stage.loaded.keys.board))
            assert isinstance(await third.hear(), Welcome)
            for person in here:
                await person.answer(NextCall(1, 0))
            second.writer.write(b"GET")


async def test_pings_are_answered_and_take_their_turn(tmp_path: Path) -> None:
    async with held(tmp_path) as stage, bare(stage.server.port) as client:
        await client.send(PING, b"there?")
        while (heard := await client.receive())[0] != PONG:
            pass
        assert heard == (PONG, b"there?")


async def test_nobody_is_farther_away_than_was_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    delays: list[int] = []

    def play(call: int, command: Any, delay: int) -> PlayCall:  # noqa: ANN401 - passed on
        delays.append(delay)
        return PlayCall(call, command, delay)

    monkeypatch.setattr(answers, "PlayCall", play)
    monkeypatch.setattr(visitor, "PING_SECONDS", 0.1)
    async with held(tmp_path) as stage:
        await stage.joins("Ann", token := "a" * 43)
        await stage.begins()
        async with bare(stage.server.port) as client:
            await client.say(Enter(token))
            while not isinstance(await client.hear(), CallNews):
                pass
            # Moments that nobody sent, in every shape in which one could be sent.
            for made_up in (monotonic() - 5, monotonic() - 0.3, -1.0, float("nan"), float("inf")):
                await client.send(PONG, struct.pack("!d", made_up))
            await client.send(PONG, b"")
            await client.say(DoAct(1, 0, 0, PickUp()))
            await until(lambda: len(delays) == 1)
            assert delays == [0]
            while (ping := await client.receive())[0] != PING:
                pass
            came = monotonic()
            await client.send(PONG, ping[1])
            await client.say(DoAct(2, 0, 0, PickUp()))
            most = (monotonic() - came) * 1_000 + 100
            # The same again, later: it would be a longer and longer way.
            await asyncio.sleep(0.5)
            for _ in range(8):
                await client.send(PONG, ping[1])
            await client.say(DoAct(3, 0, 0, PickUp()))
            await until(lambda: len(delays) == 3)
            assert delays[2] == delays[1] <= most


async def test_a_search_before_the_calls_begin_tells_nothing_of_them(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await stage.joins("Ann")
        refused = await ann.answer(Search(1, "parcel"))
        assert getattr(refused, "reason", "") == "The room has not begun yet."
        await stage.begins()
        await ann.hear(CallNews)
        assert isinstance(await ann.answer(Search(2, "parcel")), Found)
