"""The files of the page as a host serves them: all of them known beforehand, none by its path."""

import gzip
import hashlib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import Final

from aiohttp import web
from attrs import field, frozen

from game.resources import folder

PAGE_ROOM_PATH: Final = "/page/room"
"""Where a page speaks with a room."""

_TYPES: Final = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}

_NAMES: Final = {"join.html": "/", "board.html": "/board"}
"""Where the pages themselves are; all else is below /page/."""

_RULES: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
)

_ALWAYS: Final = {
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@frozen
class PageFile:
    """A file of the page."""

    kind: str
    """What it is, as a media type."""
    body: bytes = field(repr=False)
    """What stands in it."""
    packed: bytes = field(repr=False)
    """The same, compressed."""
    tag: str
    """What changes with it."""


class Place(StrEnum):
    """What kind of place a page is for."""

    ROOM = "room"
    """The room of a competition."""
    PRACTICE = "practice"
    """A practice room."""


_SCRIPTS: Final = {Place.ROOM: b"start.js", Place.PRACTICE: b"practice.js"}
"""The script that a page begins with."""


@cache
def page_files(place: Place = Place.ROOM) -> Mapping[str, PageFile]:
    """Return the files of the page by the path under which they are served."""
    found = {}
    for path in sorted((folder("assets") / "page").iterdir()):
        if kind := _TYPES.get(path.suffix):
            body = path.read_bytes()
            if path.name == "join.html":
                body = _made_for(place, body)
            # Without the time in its head: the same file is the same bytes.
            packed = gzip.compress(body, mtime=0)
            tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            found[_NAMES.get(path.name, f"/page/{path.name}")] = PageFile(kind, body, packed, tag)
    return found


def _made_for(place: Place, page: bytes) -> bytes:
    """Return a page that knows from its first byte on which kind of place it is for."""
    own, script = f'<body data-place="{place.value}">'.encode(), _SCRIPTS[place]
    first = _SCRIPTS[Place.ROOM]
    return page.replace(b"<body>", own).replace(b"/page/" + first, b"/page/" + script)


def page_answer(request: web.Request, file: PageFile) -> web.Response:
    """Return what answers a request for a file. Its Host has been found to be one of ours."""
    headers = {
        **_ALWAYS,
        "Content-Security-Policy": _policy(request.host),
        "ETag": file.tag,
        "Vary": "Accept-Encoding",
    }
    # A proxy that packs what it passes on marks a tag as weak, and may ask for several at once.
    if any(each.value == file.tag.strip('"') for each in request.if_none_match or ()):
        return web.Response(status=304, headers=headers)
    body = file.body
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = file.packed
    return web.Response(body=body, content_type=file.kind, charset="utf-8", headers=headers)


async def guard_answer(_: web.Request, answer: web.StreamResponse) -> None:
    """Put what keeps strangers out on every answer, and say nothing of what runs here."""
    for name, value in _ALWAYS.items():
        answer.headers.setdefault(name, value)
    answer.headers.setdefault("Content-Security-Policy", "; ".join(_RULES))
    answer.headers.pop("Server", None)


def _policy(host: str) -> str:
    # Older browsers do not take a socket of the same host for "self".
    return "; ".join((*_RULES, f"connect-src 'self' ws://{host} wss://{host}"))
