"""A host says today what the transcript says that it does."""

import json
from pathlib import Path
from typing import Final, get_args

from game.contest.wire.encoding import client_text, from_client, from_host, host_text
from game.contest.wire.messages import FromClient, FromHost
from tests.contest.golden.competition import TRANSCRIPT, Message, play

LINES: Final[list[Message]] = [
    json.loads(line) for line in TRANSCRIPT.read_text(encoding="utf-8").splitlines()
]


def by_connection(lines: list[Message]) -> dict[str, list[Message]]:
    """Return what was said on each connection: which hears a thing first is nobody's promise."""
    said: dict[str, list[Message]] = {}
    for line in lines:
        said.setdefault(line.get("to") or line["from"], []).append(line)
    return said


async def test_a_host_says_what_is_written(tmp_path: Path) -> None:
    assert by_connection(await play(tmp_path)) == by_connection(LINES)


def test_what_is_written_can_be_read() -> None:
    for line in LINES:
        text = json.dumps(line["message"])
        if "from" in line:
            assert json.loads(client_text(from_client(text))).items() >= line["message"].items()
        else:
            assert json.loads(host_text(from_host(text))) == line["message"]


def test_it_shows_nearly_everything_that_can_be_said() -> None:
    shown = {line["message"]["is"] for line in LINES}
    known = {kind.__name__ for kind in (*get_args(FromClient), *get_args(FromHost))}
    # An audit holds the text of a level, and a search answers with places only.
    elsewhere = {"Visit", "ChooseCall", "CallList"}
    assert known - shown == {"AskAudit", "AuditPart", "Search", "Found", "StopHost", *elsewhere}
    assert {line["message"].get("answered") for line in LINES} >= {
        "accepted",
        "repeated",
        "refused",
    }
