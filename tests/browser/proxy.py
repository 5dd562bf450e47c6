"""A proxy in front of a host, configured as our page for facilitators says."""

import asyncio
import os
import re
import shutil
import signal
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import pytest
from attrs import define, field

from tests.contest.killing.host_process import free_port

PAGE: Final = Path(__file__).parents[2] / "docs" / "running-a-competition.md"

PROGRAMS: Final = ("nginx", "caddy")

_PATIENCE: Final = 20.0
"""Seconds after which a proxy that is not there is given up."""

_NGINX: Final = """
daemon off;
pid nginx.pid;
error_log proxy.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
{server}
}}
"""
"""What Debian's nginx has around a file in conf.d, with nothing in folders of the system."""

_CADDY: Final = """
{{
    admin 127.0.0.1:{admin}
    auto_https disable_redirects
}}
{site}
"""


def need(program: str) -> None:
    """Skip the test where a proxy is not installed."""
    if shutil.which(program) is None:
        pytest.skip(f"This proxy is not installed: apt-get install {program}")
    if shutil.which("openssl") is None:
        pytest.skip("There is no openssl to make a certificate by: apt-get install openssl")


def configuration(program: str) -> str:
    """Return how a proxy is configured, as it stands on the page."""
    page = PAGE.read_text(encoding="utf-8")
    found = re.findall(rf"<!-- proxy: {program} -->\n\n```\w*\n(.*?)```", page, re.DOTALL)
    assert len(found) == 1, program
    return str(found[0])


def put_in(text: str, instead: Mapping[str, str]) -> str:
    """Return a text with others instead of some; each of them has to stand in it."""
    for old, new in instead.items():
        assert old in text, (old, text)
        text = text.replace(old, new)
    return text


@define
class Proxy:
    """A proxy that runs, and where the host has to be."""

    program: str
    folder: Path
    """Where its certificate is, and all that it writes."""
    without: tuple[str, ...] = ()
    """What is left out of its configuration: lines with one of these in them."""
    port: int = field(factory=free_port)
    host_port: int = field(factory=free_port)
    """Where it looks for the host."""
    _admin: int = field(factory=free_port)
    _process: asyncio.subprocess.Process | None = None

    @property
    def home(self) -> str:
        """The address under which it is reached."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def certificate(self) -> Path:
        """The file of its certificate."""
        return self.folder / "own.pem"

    async def start(self) -> None:
        """Start it, and wait until it listens."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command(),
            cwd=self.folder,
            env=self._environment(),
            stderr=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(_PATIENCE):
            while True:
                assert self._process.returncode is None, self.program
                with suppress(OSError):
                    _, writer = await asyncio.open_connection("127.0.0.1", self.port)
                    writer.close()
                    return
                await asyncio.sleep(0.05)

    async def reload(self) -> None:
        """Have it read its configuration anew, as after a new certificate."""
        assert self._process is not None
        if self.program == "nginx":
            self._process.send_signal(signal.SIGHUP)
            return
        config = ("--config", "Caddyfile", "--address", f"127.0.0.1:{self._admin}", "--force")
        reloading = await asyncio.create_subprocess_exec(
            *("caddy", "reload", *config),
            cwd=self.folder,
            env=self._environment(),
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert await reloading.wait() == 0

    async def stop(self) -> None:
        """End it, with every connection through it."""
        if self._process is not None:
            self._process.terminate()
            async with asyncio.timeout(_PATIENCE):
                await self._process.wait()
            self._process = None

    def tls(self) -> ssl.SSLContext:
        """Return what trusts its certificate."""
        return ssl.create_default_context(cafile=str(self.certificate))

    def _environment(self) -> dict[str, str]:
        own = {name: str(self.folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
        return os.environ | own

    def _command(self) -> tuple[str, ...]:
        return ("nginx", "-p", ".", "-c", "nginx.conf") if self.program == "nginx" else _RUN_CADDY

    def configure(self) -> None:
        """Write its configuration, from the page, with ports and paths of this test."""
        lines = configuration(self.program).splitlines()
        kept = [each for each in lines if not any(word in each for word in self.without)]
        assert not self.without or len(kept) < len(lines)
        text = put_in("\n".join(kept), {"127.0.0.1:8137": f"127.0.0.1:{self.host_port}"})
        pem, key = self.certificate, self.certificate.with_suffix(".key")
        if self.program == "nginx":
            live = "/etc/letsencrypt/live/room.example.org"
            changes = {
                f"{live}/fullchain.pem": str(pem),
                f"{live}/privkey.pem": str(key),
                "listen 443 ssl": f"listen 127.0.0.1:{self.port} ssl",
                # Not every machine that tests are run on has IPv6.
                "listen [::]:443 ssl": f"listen 127.0.0.1:{self._admin} ssl",
                "room.example.org": "127.0.0.1",
            }
            whole = _NGINX.format(server=put_in(text, changes))
            (self.folder / "nginx.conf").write_text(whole, encoding="utf-8")
        else:
            site = f"127.0.0.1:{self.port} {{\n    bind 127.0.0.1\n    tls {pem} {key}"
            whole = _CADDY.format(
                admin=self._admin, site=put_in(text, {"room.example.org {": site})
            )
            (self.folder / "Caddyfile").write_text(whole, encoding="utf-8")


_RUN_CADDY: Final = ("caddy", "run", "--config", "Caddyfile", "--adapter", "caddyfile")


@asynccontextmanager
async def proxy_running(
    program: str, folder: Path, *, without: tuple[str, ...] = ()
) -> AsyncIterator[Proxy]:
    """Run a proxy with a certificate of its own; skip the test where it is not installed."""
    need(program)
    asked = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=room "
        "-addext subjectAltName=IP:127.0.0.1 -keyout own.key -out own.pem"
    )
    making = await asyncio.create_subprocess_exec(
        "openssl", *asked.split(), cwd=folder, stderr=asyncio.subprocess.DEVNULL
    )
    assert await making.wait() == 0
    proxy = Proxy(program, folder, without)
    proxy.configure()
    try:
        await proxy.start()
        yield proxy
    finally:
        await proxy.stop()
