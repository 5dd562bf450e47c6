"""All that a browser said and was told while somebody had a page open in it."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlsplit

from attrs import Factory, define, frozen
from playwright.async_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    WebError,
    WebSocket,
)


@frozen
class Exchange:
    """A request of a browser and what came back."""

    method: str
    url: str
    asked: Mapping[str, str]
    """The request's headers as they were sent, names in small letters."""
    posted: bytes
    """The request's body."""
    status: int
    """What the answer came to; 0 where none came."""
    answered: Mapping[str, str]
    """The answer's headers, names in small letters."""
    body: bytes
    """What was sent back, unpacked."""


@frozen
class Frame:
    """A frame of a websocket."""

    url: str
    sent: bool
    """Whether the page sent it; else the host did."""
    data: str | bytes


# Playwright keeps something of its own with whoever hears its events.
@define(eq=False, slots=False)
class Traffic:
    """What went between a browser and anywhere, over all tabs of one visitor, in its order."""

    home: str
    """The address of the host, as `http://127.0.0.1:8000`."""
    frames: list[Frame] = Factory(list)
    addresses: list[str] = Factory(list)
    """All that was asked for, in whatever way, whether or not anything came of it."""
    console: list[str] = Factory(list)
    """What the console says, as `error: …`; what the browser itself complains of is in it."""
    errors: list[str] = Factory(list)
    """Exceptions that no script caught."""
    _asked: list[Request] = Factory(list)
    _ended: dict[Request, Exchange] = Factory(dict)
    _reading: set[asyncio.Task[None]] = Factory(set)

    def watch(self, context: BrowserContext) -> None:
        """Take note of whatever happens in a context from now on."""
        context.on("page", self._watch_page)
        context.on("request", self._note_request)
        context.on("requestfinished", self._read)
        context.on("requestfailed", self._read)
        context.on("console", self._note)
        context.on("weberror", self._note_error)

    @property
    def exchanges(self) -> list[Exchange]:
        """The requests that have ended, as they were asked; `settled` waits for the last ones."""
        return [self._ended[each] for each in self._asked if each in self._ended]

    def elsewhere(self) -> list[str]:
        """Return the addresses that were asked for and are not the host's own."""
        own = urlsplit(self.home).netloc
        # These two are made by the page itself and ask nobody.
        asked = [each for each in self.addresses if not each.startswith(("data:", "blob:"))]
        return [each for each in asked if urlsplit(each).netloc != own]

    def refusals(self) -> list[str]:
        """Return what the Content-Security-Policy kept the page from, as the console says it."""
        return [each for each in self.console if "Content Security Policy" in each]

    def troubles(self) -> list[str]:
        """Return, a line each, whatever no page of ours may do in any state."""
        return [
            *(f"asked of elsewhere: {each}" for each in self.elsewhere()),
            *(f"not caught: {each}" for each in self.errors),
            *(f"refused: {each}" for each in self.refusals()),
        ]

    def received(self) -> bytes:
        """Return all that the browser was sent, line by line: headers, bodies and frames."""
        parts = []
        for each in self.exchanges:
            parts += [f"{name}: {value}".encode() for name, value in each.answered.items()]
            parts.append(each.body)
        texts = [each.data for each in self.frames if not each.sent]
        parts += [each.encode() if isinstance(each, str) else each for each in texts]
        return b"\n".join(parts)

    async def settled(self) -> None:
        """Wait until what has ended is read."""
        await asyncio.gather(*self._reading)

    def _watch_page(self, page: Page) -> None:
        page.on("websocket", self._watch_socket)

    def _watch_socket(self, socket: WebSocket) -> None:
        self.addresses.append(socket.url)

        def note(data: str | bytes, *, sent: bool) -> None:
            self.frames.append(Frame(socket.url, sent, data))

        socket.on("framesent", lambda data: note(data, sent=True))
        socket.on("framereceived", lambda data: note(data, sent=False))

    def _note_request(self, request: Request) -> None:
        self.addresses.append(request.url)
        self._asked.append(request)

    def _read(self, request: Request) -> None:
        # At once, as the browser forgets a page's answers when it goes to another.
        task = asyncio.create_task(self._take(request))
        self._reading.add(task)
        task.add_done_callback(self._reading.discard)

    async def _take(self, request: Request) -> None:
        posted = request.post_data_buffer or b""
        try:
            asked = await request.all_headers()
            response = await request.response()
        except Error:
            # The page was closed meanwhile.
            asked, response = request.headers, None
        status, answered, body = 0, {}, b""
        if response is not None:
            status = response.status
            try:
                answered = await response.all_headers()
                body = await response.body()
            except Error:
                # A redirection has no body, and one that was broken off has none either.
                answered = answered or response.headers
        self._ended[request] = Exchange(
            request.method, request.url, asked, posted, status, answered, body
        )

    def _note(self, message: ConsoleMessage) -> None:
        self.console.append(f"{message.type}: {message.text}")

    def _note_error(self, error: WebError) -> None:
        self.errors.append(str(error.error))
