"""A host that proves who it is, and what becomes of those to whom it does not."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import run
from tests.contest.host.processes import hosted

pytestmark = [
    pytest.mark.skipif(shutil.which("openssl") is None, reason="there is no openssl to try it by"),
    pytest.mark.skipif(sys.platform == "win32", reason="a host is ended by a signal of POSIX"),
]


def certificate(folder: Path, name: str) -> tuple[str, str]:
    """Make a certificate for this machine, and its key."""
    asked = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=room "
        f"-addext subjectAltName=IP:127.0.0.1 -keyout {name}.key -out {name}.pem"
    )
    subprocess.run(["openssl", *asked.split()], cwd=folder, check=True, capture_output=True)
    return f"{name}.pem", f"{name}.key"


def test_a_host_with_tls_is_joined_and_led(tmp_path: Path) -> None:
    cert, key = certificate(tmp_path, "own")
    with hosted(tmp_path, "--tls-cert", cert, "--tls-key", key, "--bind", "127.0.0.1") as host:
        assert host.address.startswith("https://")
        code = str(host.ready["code"])
        joining = ("join", host.address, code, "--plain", "--name")
        # Nobody types anything, so they are in, and the input ends in the first call.
        (tmp_path / "elsewhere").mkdir()
        started = run(tmp_path / "elsewhere", "contest", "status", CALLCRAFT_DATA=data(tmp_path))
        assert started.returncode == 0, started.stderr
        assert "In the room: 0" in started.stdout
        refused = run(tmp_path, *joining, "Bo")
        assert refused.returncode == 2
        words = " ".join(refused.stderr.split())
        assert "its certificate is not trusted here" in words
        assert "--cafile FILE" in words
        other, _ = certificate(tmp_path, "other")
        refused = run(tmp_path, *joining, "Bo", "--cafile", other)
        assert "its certificate is not trusted here" in " ".join(refused.stderr.split())
        let_in = run(tmp_path, *joining, "Seat 7", "--cafile", cert)
        assert 'Names like "Seat 7" stand for players' in " ".join(let_in.stderr.split())
        Path(tmp_path / cert).unlink()
        gone = run(tmp_path, "contest", "status")
        assert gone.returncode == 1
        assert "certificate cannot be read any more" in " ".join(gone.stderr.split())


def data(home: Path) -> str:
    """Return where the program keeps what it knows."""
    return str(home / "data")


def test_a_certificate_without_its_key_is_refused(tmp_path: Path) -> None:
    cert, _ = certificate(tmp_path, "own")
    _, key = certificate(tmp_path, "other")
    (tmp_path / "tiny.yaml").write_text("")
    for options in (("--tls-cert", cert), ("--tls-cert", cert, "--tls-key", key)):
        done = run(tmp_path, "host", "1", "--headless", *options)
        assert done.returncode == 2
        assert "go together" in done.stderr or "cannot be used" in done.stderr
