"""A page of a few lines and the smallest host for it, to try what watches pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import WSMsgType, web

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'"
)
"""As strict as that of the real page, so that what watches a page is known to work under it."""

SOUND = '<!doctype html><html lang="en"><head><title>Tiny</title></head><body>{}{}</body></html>'


async def _echo(request: web.Request) -> web.WebSocketResponse:
    """Send back what is sent, in capitals."""
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    async for frame in socket:
        if frame.type is WSMsgType.TEXT:
            await socket.send_str(frame.data.upper())
    return socket


@asynccontextmanager
async def tiny_page(body: str, script: str = "", policy: str = POLICY) -> AsyncIterator[str]:
    """Serve a page of a body and a script, and return its address. `/echo` is a websocket."""
    tag = '<script src="/page.js" type="module"></script>'

    async def page(_: web.Request) -> web.Response:
        text = SOUND.format(body, tag if script else "")
        headers = {"Content-Security-Policy": policy} if policy else {}
        return web.Response(text=text, content_type="text/html", headers=headers)

    async def code(_: web.Request) -> web.Response:
        return web.Response(text=script, content_type="text/javascript")

    app = web.Application()
    app.add_routes([web.get("/", page), web.get("/page.js", code), web.get("/echo", _echo)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
