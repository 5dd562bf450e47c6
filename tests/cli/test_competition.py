"""Hosting, joining and leading as they are typed: what is wrong is told in a sentence."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attrs import evolve

from game import cli
from game.call import RULES_VERSION
from game.contest.host import running
from game.contest.host.connections.listening import Listening
from game.contest.host.running import HostEnd
from game.contest.host.storage.making import LoadedRoom, RoomPlan, make_room
from game.contest.log import LogFile, SeatRenamed
from game.contest.place.keys import read_keys, write_keys
from game.contest.place.rooms import is_held, known_rooms, note_room
from game.exits import FAILED, MISUSED
from game.text import has_hostile
from tests.contest.client.threads import real_host
from tests.contest.host.stage import LEVELS


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a room would lie, in a data folder of one's own."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "room"


@pytest.fixture
def left(room: Path) -> Path:
    """Return the log of a room whose host is gone."""
    make_room(room, RoomPlan(LEVELS, "Onboarding")).log.close()
    note_room(room)
    return room


@pytest.fixture
def led(room: Path) -> Iterator[Path]:
    """Return the log of a room that is held, in which Ann and Bob are."""
    with real_host(room.parent) as (loop, stage):
        note_room(room)
        write_keys(room, evolve(read_keys(room), address=stage.url.removesuffix("/room")))
        people = [loop.do(stage.joins(name)) for name in ("Ann", "Bob")]
        yield room
        assert len(people) == 2


def said(capsys: pytest.CaptureFixture[str], *typed: str, code: int = 0) -> str:
    """Type a command, and return all that it says."""
    assert cli.main(typed) == code, capsys.readouterr()
    output = capsys.readouterr()
    return output.out + output.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("host parcel", "Without a screen, type: callcraft host LEVEL --headless"),
        ("host parcel --json", "write --headless with it"),
        ("contest screen", "Without a screen, type: callcraft contest status"),
        ("host --headless", "Name the calls to be played, or a pack with --pack."),
        ("host nosuch --headless", "There is no level called `nosuch`."),
        ("host parcel --headless --minutes 0", "'--minutes'"),
        ("host parcel --headless --teams Red", "Teams are two or more"),
        ("host parcel --headless --teams Red,red", "each with a name of its own"),
        ("host parcel --headless --bind 0.0.0.0", "--insecure-lan"),
        ("host parcel --headless --tls-cert x", "--tls-cert and --tls-key go together."),
        (
            "host parcel --headless --tls-cert x --tls-key x",
            "cannot be used: No such file or directory.",
        ),
        ("host parcel --headless --trusted-proxy banana", "takes an address or a network"),
        ("host parcel --headless --public-url ftp://x", "is no address of a room"),
        ("host parcel --headless --public-url room.example.org", "begins with https:// or http://"),
        ("host parcel --headless --public-url https://x.org/calls", "and has no path"),
        ("host --headless --resume nosuch", "There is no room at nosuch."),
        ("host parcel --headless --resume x", "leave out LEVEL, --pack, --file"),
        ("host parcel --headless --file .", "There is a file at . already."),
        ("join 127.0.0.1:1 7K3M9QXA", "callcraft join ADDRESS CODE --plain"),
        ("join ftp://x 7K3M9QXA --plain", "is no address of a room"),
        ("join 127.0.0.1:1 --plain", "The code has eight letters and digits"),
        ("join 127.0.0.1:1 7K3M --plain", "The code has eight letters and digits"),
        ("join 127.0.0.1:1 7K3M9QXA --plain --cafile x", "x cannot be used: No such file"),
        ("contest status --room nosuch", "There is no room at nosuch."),
        ("contest verify nosuch", "There is no file nosuch."),
        ("contest extend 0", "'MINUTES'"),
        ("contest time Ann 9", "'TIMES'"),
        ("contest time Ann nan", "nan is no number"),
        ("contest extend nan", "nan is no number"),
        ("contest remove", "'SEAT'"),
        ("contest forget one", "'SEATS...'"),
        ("contest start --countdown 601", "'--countdown'"),
        ("contest nosuch", "No such command 'nosuch'."),
    ],
)
def test_what_is_typed_wrongly_is_told(
    typed: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = said(capsys, *typed.split(), code=MISUSED)
    assert told in words
    assert "Errno" not in words
    assert not known_rooms()


def test_a_place_where_nobody_can_listen_leaves_no_room_behind(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Files of somebody's own, whose names begin as the room's would.
    mine = [room.with_name(f"{room.name}{ending}") for ending in (".pptx", "-notes.txt")]
    for each in mine:
        each.write_text("mine")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        options = ("--headless", "--port", port, "--file", str(room))
        words = said(capsys, "host", "parcel", *options, code=FAILED)
    assert f"cannot listen on 127.0.0.1, port {port}: Address already in use." in words
    assert not known_rooms()
    assert sorted(room.parent.glob("room*")) == sorted(mine)


def test_a_room_is_taken_up_at_the_port_it_had(
    left: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ports: list[int] = []

    def run_host(loaded: LoadedRoom, listening: Listening, *_: object, resumed: bool) -> HostEnd:
        ports.append(listening.port)
        loaded.log.close()
        return HostEnd(signal=2, closed=not resumed)

    monkeypatch.setattr(running, "run_host", run_host)
    write_keys(left, evolve(read_keys(left), address="http://127.0.0.1:8137"))
    words = said(capsys, "host", "--headless", "--resume", str(left), code=130)
    assert "The host has stopped, and the room is not closed." in words
    assert f"--resume {left}" in words.replace("\n", "")
    said(capsys, "host", "--headless", "--resume", str(left), "--port", "9", code=130)
    assert ports == [8137, 9]


def test_without_a_room_a_command_says_what_there_is_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "Host one with callcraft host" in said(capsys, "contest", "status", code=FAILED)


def test_of_a_room_that_nobody_holds_a_command_says_how_to_go_on(
    left: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = said(capsys, "contest", "status", code=FAILED)
    assert f"No host holds the room at {left} just now." in words
    assert f"callcraft host --resume {left}" in words


def test_two_rooms_that_are_held_are_told_apart(
    led: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_room(led.with_name("other"), RoomPlan(LEVELS))
    note_room(led.with_name("other"))
    try:
        words = said(capsys, "contest", "status", code=MISUSED)
        assert "Say which with --room" in words
        assert str(led) in words
        assert "Onboarding" in said(capsys, "contest", "status", "--room", f"{led}.keys")
    finally:
        other.log.close()


def test_the_link_of_the_board_can_only_look_and_has_no_other_key(
    led: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = read_keys(led)
    assert cli.main(("contest", "board", "--page")) == 0
    output = capsys.readouterr()
    assert output.out == f"{keys.address}/board#{keys.board}\n"
    assert "can only look" in output.err
    assert cli.main(("contest", "board", "--page", "--json")) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == {
        "link": f"{keys.address}/board#{keys.board}",
        "address": f"{keys.address}/board",
        "secret": keys.board,
    }


@pytest.mark.usefixtures("led")
def test_a_room_is_led(capsys: pytest.CaptureFixture[str]) -> None:
    def lead(typed: str, code: int = 0) -> str:
        return said(capsys, "contest", *typed.split(), code=code).strip()

    assert "In the room: 2, connected: 2." in lead("status")
    assert lead("resume") == "The room is not paused."
    assert lead("pause", FAILED) == "The room has not begun yet."
    assert lead("freeze") == "The board is frozen."
    assert lead("freeze") == "The board is frozen already."
    assert lead("unfreeze") == "The board is shown as it is."
    assert lead("unfreeze") == "The board is not frozen."
    assert lead("admit") == "Late comers are let in."
    assert lead("refuse") == "Late comers are not let in."
    assert lead("rename bob Bobby") == "Bob (seat 2) is called Bobby now."
    assert "Ann is in this room already." in lead("rename 2 Ann", FAILED)
    assert "There is no such seat" in lead("rename Carl Ann", FAILED)
    assert lead("time Ann 1.5").startswith("Ann (seat 1) has 1.5 times the time")
    assert lead("extend 1.5") == "The room runs for 21:30 in all."
    assert lead("extend 1440") == "The room runs for 1440:00 in all."
    assert "24 hours at the most" in lead("extend 1", FAILED)
    assert "write --yes with it" in lead("remove Bobby", MISUSED)
    assert lead("remove Bobby --yes") == "Bobby (seat 2) was taken out of the room."
    assert lead("start --countdown 0") == "The calls are about to begin."
    assert lead("start") == "The calls have been started already."
    assert lead("pause") == "The room is paused."
    assert lead("pause") == "The room is paused already."
    status = json.loads(lead("status --json"))
    assert (status["phase"], status["seats"][0]["share"]) == ("paused", 1_500)
    assert "This room is held just now." in lead("forget 1 --yes", FAILED)
    assert lead("end --yes").startswith("The room is closed.")
    assert lead("end --yes").startswith("The room is closed already.")
    assert lead("start", FAILED) == "The room is closed."
    assert lead("results").splitlines()[1].startswith("1,1,Ann,0,")
    assert "1 person in the room. Nobody is named here." in lead("review")


def test_the_link_to_join_is_printed(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with real_host(room.parent) as (_, stage):
        note_room(room)
        write_keys(room, evolve(read_keys(room), address=stage.url.removesuffix("/room")))
        assert "no address at which others could join" in said(
            capsys, "contest", "link", code=FAILED
        )
        stage.server.hall.addresses = ("http://192.168.1.20:8137",)
        link = f"http://192.168.1.20:8137/#{stage.server.hall.code}"
        assert said(capsys, "contest", "link") == f"{link}\n"
        assert json.loads(said(capsys, "contest", "link", "--json"))["link"] == link
        assert f"Phones open: {link}" in said(capsys, "contest", "status")


def test_a_room_is_looked_back_on_once_it_is_closed(
    led: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = said(capsys, "contest", "review", code=FAILED)
    assert "A room is looked back on once it is closed." in words
    said(capsys, "contest", "end", "--yes")
    from_host = said(capsys, "contest", "review", "--json")
    assert json.loads(from_host)["players"] == 2
    # The same from a copy that no host holds.
    copy = led.with_name("copy")
    copy.write_bytes(led.read_bytes())
    for each in led.parent.glob("room-*"):
        each.with_name(each.name.replace("room", "copy", 1)).write_bytes(each.read_bytes())
    assert said(capsys, "contest", "review", "--json", "--room", str(copy)) == from_host


@pytest.mark.usefixtures("left")
def test_a_log_that_was_never_closed_is_not_looked_back_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "This room was never closed." in said(capsys, "contest", "review", code=FAILED)


@pytest.mark.usefixtures("left")
def test_results_are_written_and_verified(capsys: pytest.CaptureFixture[str]) -> None:
    written = ("--csv", "r.csv", "--json", "r.json", "--audit", "r.audit")
    words = said(capsys, "contest", "results", *written)
    assert "these are no final results" in words
    assert "Written: r.audit" in words
    words = said(capsys, "contest", "verify", "r.audit", *written[:4], code=FAILED)
    digest = words.split()[-1]
    assert "not closed" in words
    words = said(capsys, "contest", "verify", "r.audit", "--digest", "12", code=FAILED)
    assert "The digest is not the one that the host said." in words
    Path("r.csv").write_text("place")
    words = said(capsys, "contest", "verify", "r.audit", *written[:2], code=FAILED)
    assert "r.csv is not the table that the audit comes to." in words
    assert digest in words
    assert "no audit" in said(capsys, "contest", "verify", "r.csv", code=FAILED)
    audit = json.loads(Path("r.audit").read_text(encoding="utf-8"))
    for key in [key for key in audit if "rules" in key]:
        audit[key] = 99
    Path("r.audit").write_text(json.dumps(audit), encoding="utf-8")
    said(capsys, "contest", "verify", "r.audit", code=3)


def test_names_are_forgotten_once_the_host_is_gone(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with real_host(room.parent) as (loop, stage):
        note_room(room)
        loop.do(stage.joins("Ann"))
        loop.do(stage.begins())
    assert "There is no seat 7" in said(
        capsys, "contest", "forget", "1", "7", "--yes", code=MISUSED
    )
    assert "write --yes" in said(capsys, "contest", "forget", "1", code=MISUSED)
    assert ",Ann," in said(capsys, "contest", "results")
    assert "The names are deleted." in said(capsys, "contest", "forget", "1", "--yes")
    assert ",Seat 1," in said(capsys, "contest", "results")
    log = LogFile.to_read(room)
    try:
        assert [row.name for row in log.seats()] == [None]
    finally:
        log.close()


def test_results_that_do_not_agree_with_their_log_are_told_by_the_exit_code_too(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with real_host(room.parent) as (loop, stage):
        note_room(room)
        loop.do(stage.joins("Ann"))
    log = LogFile.open(room)
    log.append([], [SeatRenamed(1, "Eve", b"salt")])
    log.close()
    words = said(capsys, "contest", "results", code=FAILED)
    assert "The name of seat 1 is not the one that was entered." in words
    assert ",Eve," in words


def test_whoever_looks_whether_a_room_is_held_is_in_nobodys_way(left: Path) -> None:
    lock = left.with_name(f"{left.name}.lock")
    assert not is_held(left)
    assert not lock.exists()
    with ThreadPoolExecutor(2) as pool:
        looks = [pool.submit(lambda: [is_held(left) for _ in range(2_000)]) for _ in range(2)]
        opened = 0
        while not all(look.done() for look in looks):
            LogFile.open(left).close()
            opened += 1
    assert opened > 1
    log = LogFile.open(left)
    assert is_held(left)
    log.close()


@pytest.mark.parametrize("rules", [99, RULES_VERSION])
def test_what_a_stranger_wrote_into_an_audit_is_text(
    rules: int, room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "\x1b[2J\u202eX"
    texts = dict.fromkeys(("release", "digest", "csv", "json"), bad)
    data = {"kind": "callcraft audit", "format": 1, "rules": rules, **texts}
    file = room.with_name("bad.audit")
    file.write_text(json.dumps({**data, "names": {}, "levels": [], "events": [bad]}))
    code = cli.main(["contest", "verify", str(file)])
    output = capsys.readouterr()
    assert code == (FAILED if rules == RULES_VERSION else 3)
    assert not has_hostile((output.out + output.err).replace("\n", ""))


LEAN = """\
import sys
from contextlib import suppress
from game import cli
cli.main(sys.argv[1:])
print("heavy:", *sorted({"aiohttp", "asyncio", "sqlite3", "textual"} & set(sys.modules)))
"""


@pytest.mark.parametrize("typed", ["host --help", "join --help", "contest --help", "levels"])
def test_what_holds_no_room_loads_nothing_for_one(typed: str) -> None:
    command = [sys.executable, "-c", LEAN, *typed.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    heavy = done.stdout.splitlines()[-1]
    assert heavy in ("heavy:", "heavy: sqlite3") if typed == "levels" else heavy == "heavy:"


RULES = """\
import pkgutil, sys
import game.contest.rules
for each in pkgutil.iter_modules(game.contest.rules.__path__):
    __import__(f"game.contest.rules.{each.name}")
print(*sorted({"aiohttp", "asyncio", "sqlite3", "textual", "cattrs"} & set(sys.modules)))
"""


def test_the_rules_know_no_network_no_disk_and_no_screen() -> None:
    command = [sys.executable, "-c", RULES]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"
