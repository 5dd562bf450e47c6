"""A client without a library: bytes on a socket, so that it can do what no library would."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from attrs import define

from game.contest.wire.encoding import ROOM_PATH, client_text, from_host
from game.contest.wire.messages import FromClient, FromHost

TEXT: Final = 0x1
BINARY: Final = 0x2
CLOSE: Final = 0x8
PING: Final = 0x9
PONG: Final = 0xA

_MASK: Final = b"\0\0\0\0"


def frame(kind: int, payload: bytes, first: int = 0x80) -> bytes:
    """Return a frame as a client sends it; `first`: the bits before its kind."""
    if len(payload) < 126:
        length = bytes([0x80 | len(payload)])
    elif len(payload) < 2**16:
        length = b"\xfe" + struct.pack("!H", len(payload))
    else:
        length = b"\xff" + struct.pack("!Q", len(payload))
    return bytes([first | kind]) + length + _MASK + payload


@define
class Bare:
    """A connection of bytes."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, kind: int, payload: bytes) -> None:
        """Send a frame."""
        self.writer.write(frame(kind, payload))
        await self.writer.drain()

    async def say(self, message: FromClient) -> None:
        """Send a message."""
        await self.send(TEXT, client_text(message).encode())

    async def receive(self) -> tuple[int, bytes]:
        """Return the next frame: its kind and what is in it."""
        kind, length = await self.reader.readexactly(2)
        if length == 126:
            (length,) = struct.unpack("!H", await self.reader.readexactly(2))
        elif length == 127:
            (length,) = struct.unpack("!Q", await self.reader.readexactly(8))
        return kind & 0x0F, await self.reader.readexactly(length)

    async def hear(self) -> FromHost:
        """Return the next message, and answer no ping before it."""
        while True:
            kind, payload = await self.receive()
            if kind == TEXT:
                return from_host(payload.decode())

    async def is_let_go(self) -> list[FromHost]:
        """Read until the host has ended the connection, and return what it said."""
        said: list[FromHost] = []
        try:
            while True:
                kind, payload = await self.receive()
                if kind == TEXT:
                    said.append(from_host(payload.decode()))
                elif kind == CLOSE:
                    await self.send(CLOSE, payload)
        except (asyncio.IncompleteReadError, ConnectionError):
            return said


@asynccontextmanager
async def dial(port: int, window: int = 0) -> AsyncIterator[Bare]:
    """Connect; `window`: bytes that the system takes in for a client that does not read."""
    plug = socket.socket()
    plug.setblocking(False)  # noqa: FBT003 - the library's own
    if window:
        plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
    await asyncio.get_running_loop().sock_connect(plug, ("127.0.0.1", port))
    client = Bare(*await asyncio.open_connection(sock=plug, limit=2**20))
    try:
        yield client
    finally:
        client.writer.close()
        with suppress(ConnectionError):
            await client.writer.wait_closed()


def opening(host: str, *headers: str) -> bytes:
    """Return how a websocket is asked for."""
    lines = (
        f"GET {ROOM_PATH} HTTP/1.1",
        f"Host: {host}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        *headers,
    )
    return "\r\n".join((*lines, "", "")).encode()


@asynccontextmanager
async def bare(port: int, window: int = 0) -> AsyncIterator[Bare]:
    """Return a websocket that does nothing by itself."""
    async with dial(port, window) as client:
        client.writer.write(opening(f"127.0.0.1:{port}"))
        answer = await client.reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 101 ")
        yield client
