"""Whoever knocks while a host stops is told so, and does not wait for ever."""

import asyncio
import socket

import pytest
from aiohttp import web

from game.contest.host.connections.front_door import close_door, open_door


@pytest.mark.parametrize("rounds", range(6))
async def test_a_knock_while_the_door_closes_is_answered(rounds: int) -> None:
    runner = web.AppRunner(web.Application(), shutdown_timeout=0.1)
    door = await open_door(runner, "127.0.0.1", 0)
    with socket.create_connection(door.sockets[0].getsockname()) as client:
        for _ in range(rounds):
            await asyncio.sleep(0)
        await close_door(door, runner)
        client.settimeout(5)
        try:
            heard = await asyncio.to_thread(client.recv, 1)
        except ConnectionResetError:
            heard = b""
        assert heard == b""
