"""Names that were made to do harm, over the network: text comes of them, or a sentence."""

import csv
import io
import json
import re
import unicodedata
from pathlib import Path
from typing import Final

from game.contest.audit.audit import audit_of
from game.contest.audit.verify import verify
from game.contest.identity.tokens import new_token
from game.contest.rules.requests import EndRoom, StartRoom
from game.contest.wire.messages import (
    AskStatus,
    Denied,
    DeniedFor,
    GiveName,
    Join,
    Lead,
    Status,
    Welcome,
)
from game.plain.console import Console
from game.plain.contest.host import HostTeller
from game.plain.contest.status import status_json, status_lines
from game.text import columns
from tests.contest.host.stage import held

MADE_PLAIN: Final = (
    "\x1b[2JAnn",
    "\x1b]0;mine\x07Bo",
    "Cy\x00",
    "Di\r\nEntered",
    "Ed\x08\x08\x08",
    "\u202eFlo",
    "\u2066Gus\u2069",
    "H\u200bal",
    "\ufeffIda",
    "J\u00adoe",
    "Kim\u2028x",
    "  Lou  ",
    "\tMia",
    "N\u0301e\u0301d",
    "\U000e0041Ola",
    "Pia\x9b31m",
    "[@click=quit]Q[/]",
    "[bold]R[/bold]",
    "\ud800Sam",
    "=1+1",
    "+49",
    "-1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    "'=2",
    '"; DROP',
    "</script>",
    "a,b;c",
    "ＷＩＤＥ",
    "𝔉𝔯𝔞𝔨",
    "漢字",
    "👩‍🚀",
    "%s%n{0}",
    "../../x",
    "-rf",
    "None",
    "0",
    "null",
    "Ž",
    "Вера",
)

REFUSED: Final = (
    "",
    " ",
    "\u200b",
    "\x00",
    "\u202e",
    "\u3164",
    "\u2800",
    "\u0301",
    "\ud800",
    "x" * 21,
    "漢" * 11,
    "x" * 201,
    "x" * 3_500,
    "z" + "\u0301" * 9,
    "Z̸̡̛̭a̷l̵g̶o̸" + "\u0353" * 8,
    "Seat 7",
    "seat 12",
    "Ѕеаt 7",
    "SEAT#1",
    "ﷺ" * 5,
)
"""Each for itself; a name of a megabyte is no message at all."""

CONTROL: Final = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")


def is_text(data: bytes) -> bool:
    """Return whether nothing but text and ends of lines is in some bytes."""
    text = data.decode()
    hidden = [each for each in text if unicodedata.category(each) in {"Cf", "Cs", "Co", "Zl", "Zp"}]
    # What joins an emoji is a part of it.
    return not CONTROL.search(data) and not set(hidden) - {"\u200d"}


def test_there_are_sixty() -> None:
    assert len({*MADE_PLAIN, *REFUSED}) == 60


async def test_a_name_is_text_or_is_refused_with_a_sentence(tmp_path: Path) -> None:
    out = io.StringIO()
    async with held(tmp_path) as stage:
        console = Console(writes=out, width=200)
        hall = stage.server.hall
        for as_json in (False, True):
            stage.server.listen(HostTeller(console, hall, as_json=as_json).hear)
        code = stage.loaded.keys.code
        shown = []
        for name in MADE_PLAIN:
            person = await stage.connect(Join(code, name, new_token()))
            shown.append((await person.hear(Welcome)).name)
            await person.socket.close()
        for name in REFUSED:
            person = await stage.connect(Join(code, name, new_token()))
            denied = await person.ends()
            assert isinstance(denied, Denied), name
            assert denied.about is DeniedFor.NAME, name
            assert denied.reason.endswith("."), name
            assert is_text(denied.reason.encode())
        lead = await stage.begins()
        for number, name in enumerate(REFUSED, 100):
            done = await lead.done(GiveName(number, 1, name))
            assert done.reason.endswith("."), name
            assert is_text(done.reason.encode())
        status = await lead.answer(AskStatus(500))
        assert isinstance(status, Status)
        await lead.done(Lead(600, StartRoom(0)))
        await lead.done(Lead(601, EndRoom()))
        verdict = verify(audit_of(stage.loaded.log))
    assert verdict.findings == ()
    assert len(set(shown)) == len(MADE_PLAIN)
    assert all(columns(name) <= 20 for name in shown)
    lines = "\n".join(status_lines(status))
    for text in (*shown, out.getvalue(), lines, status_json(status), verdict.json):
        assert is_text(text.encode()), text
    assert is_text(verdict.csv.replace("\r\n", "\n").encode())
    told = [row["name"] for row in json.loads(verdict.json)["seats"]]
    assert sorted(told) == sorted(shown)
    cells = [row["name"] for row in csv.DictReader(io.StringIO(verdict.csv))]
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r"]
    assert sorted(cell.removeprefix("'") for cell in cells) == sorted(
        name.removeprefix("'") for name in shown
    )


async def test_a_name_of_a_megabyte_is_no_message(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        person = await stage.connect(Join(stage.loaded.keys.code, "x" * 2**20, new_token()))
        frame = await person.socket.receive()
        assert frame.type.name in ("CLOSE", "CLOSED", "ERROR")
        assert person.socket.close_code in (1009, 1006)
        assert not stage.server.held.room.seats
