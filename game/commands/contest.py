"""Leading a competition from any terminal that has its keys, and what came of one."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from game.commands.arguments import NumberRange
from game.exits import FAILED, MISUSED, Refused
from game.files import is_file
from game.text import clean

if TYPE_CHECKING:
    from ssl import SSLContext

    from game.contest.client.lead import LeadLink
    from game.contest.place.keys import RoomKeys
    from game.contest.review.room_review import RoomReview
    from game.contest.rules.requests import Leading

    Door = tuple[str, str, SSLContext | None]
    """Where a room is spoken with, what one enters it by, and what proves its host."""

_OTHER_RULES: Final = 3
"""Exit code where an audit was made by rules that this release has not."""

_NO_ROOM: Final = (
    "No room of yours is known on this machine. Host one with callcraft host, or name its log "
    "with --room FILE."
)
_SEVERAL: Final = "Several rooms are held on this machine. Say which with --room: {rooms}."

_NOT_HELD: Final = (
    "No host holds the room at {path} just now. To go on with it, type: "
    "callcraft host --resume {path} --headless"
)
_HELD: Final = "This room is held just now. End its host first, with ctrl+c in its terminal."
_NOT_CLOSED: Final = (
    "This room was never closed. To go on with it, type: callcraft host --resume {path} "
    "--headless; and to close it then: callcraft contest end"
)
_BEGUN: Final = "The calls have been started already."
_STOP_CLOSED: Final = "End the host? Nobody can look back on their calls then."
_STOP_OPEN: Final = "End the host? The room is not closed, and nobody can play on then."
_STOPPED: Final = "The host has ended. For the results, type: callcraft contest results"
_CAN_GO_ON: Final = (
    "The host has ended, and the room is not closed. To go on with it, type: "
    "callcraft host --resume {path} --headless"
)
_END_SECONDS: Final = 10.0
"""Seconds that a host may take to end: it hangs up on everybody, and writes what waits."""
_STILL_HELD: Final = (
    "The host was asked to end, and has not yet. Look in a moment with callcraft contest rooms."
)

Command = TypeVar("Command", bound=Callable[..., object])


@click.group()
def contest() -> None:
    """Lead a competition, and work out its results.

    Each command finds the keys of the room that is held on this machine; --room names another.
    """


def _of_room(command: Command) -> Command:
    """Give a command the option that names a room."""
    option = click.option("--room", metavar="FILE", help="The log of the room, beside its keys.")
    return option(command)


@contest.command()
@_of_room
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def status(*, room: str | None, as_json: bool) -> int:
    """Say how the room stands, and who is in it."""
    from game.plain.console import Console
    from game.plain.contest import status_json, status_lines

    with _lead(room) as link:
        found = link.status()
    console = Console()
    console.say_all([status_json(found)] if as_json else status_lines(found))
    return 0


@contest.command()
@_of_room
@click.option(
    "--countdown",
    type=click.IntRange(0, 600),
    default=5,
    show_default=True,
    help="Seconds until the first calls ring.",
)
def start(*, room: str | None, countdown: int) -> int:
    """Let the calls begin."""
    from game.contest.rules.requests import StartRoom
    from game.view.kinds import SECOND

    return _ask(room, StartRoom(countdown * SECOND), "The calls are about to begin.", _BEGUN)


@contest.command()
@_of_room
def pause(*, room: str | None) -> int:
    """Stop all clocks."""
    from game.contest.rules.requests import PauseRoom

    return _ask(room, PauseRoom(), "The room is paused.", "The room is paused already.")


@contest.command()
@_of_room
def resume(*, room: str | None) -> int:
    """Let all clocks run on."""
    from game.contest.rules.requests import ResumeRoom

    return _ask(room, ResumeRoom(), "The room goes on.", "The room is not paused.")


@contest.command()
@click.argument("minutes", type=NumberRange(0, 24 * 60, min_open=True))
@_of_room
def extend(*, room: str | None, minutes: float) -> int:
    """Let the room run MINUTES longer."""
    from game.contest.rules.requests import ExtendRoom
    from game.view.kinds import MINUTE
    from game.view.words import clock_text

    with _lead(room) as link:
        before = link.status().limit
        limit = min(before + round(minutes * MINUTE), 24 * 60 * MINUTE)
        if limit == before:
            message = "A room runs for 24 hours at the most, and this one does already."
            raise Refused(message, FAILED)
        _need_done(link, ExtendRoom(limit))
        # Asked, as somebody else may have done the same just now.
        limit = link.status().limit
    click.echo(f"The room runs for {clock_text(limit)} in all.")
    return 0


@contest.command()
@_of_room
def freeze(*, room: str | None) -> int:
    """Show everybody the board as it stands now."""
    from game.contest.rules.requests import FreezeBoard

    return _ask(room, FreezeBoard(), "The board is frozen.", "The board is frozen already.")


@contest.command()
@_of_room
def unfreeze(*, room: str | None) -> int:
    """Show everybody the board as it is again."""
    from game.contest.rules.requests import UnfreezeBoard

    return _ask(room, UnfreezeBoard(), "The board is shown as it is.", "The board is not frozen.")


@contest.command()
@_of_room
def admit(*, room: str | None) -> int:
    """Let people join while the room runs."""
    from game.contest.rules.requests import AdmitLate

    return _ask(room, AdmitLate(), "Late comers are let in.", "Late comers are let in already.")


@contest.command()
@_of_room
def refuse(*, room: str | None) -> int:
    """Let nobody join while the room runs."""
    from game.contest.rules.requests import RefuseLate

    return _ask(
        room, RefuseLate(), "Late comers are not let in.", "Late comers are not let in as it is."
    )


@contest.command()
@click.argument("seat")
@click.argument("name")
@_of_room
def rename(*, room: str | None, seat: str, name: str) -> int:
    """Give SEAT, a number or a name, another NAME."""
    with _lead(room) as link:
        number, was = link.seat(seat)
        link.rename(number, name)
        now = next(each.name for each in link.status().seats if each.seat == number)
    click.echo(f"{was} (seat {number}) is called {now} now.")
    return 0


@contest.command()
@click.argument("seat")
@_of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def remove(*, room: str | None, seat: str, yes: bool) -> int:
    """Take SEAT, a number or a name, out of the room. It cannot come back."""
    from game.contest.rules.requests import RemoveSeat

    with _lead(room) as link:
        number, name = link.seat(seat)
        _need_sure(f"Take {name} (seat {number}) out of the room for good?", yes=yes)
        _need_done(link, RemoveSeat(number))
    click.echo(f"{name} (seat {number}) was taken out of the room.")
    return 0


@contest.command()
@click.argument("seat")
@click.argument("times", type=NumberRange(1, 4))
@_of_room
def time(*, room: str | None, seat: str, times: float) -> int:
    """Give SEAT, a number or a name, TIMES as much time as others: 1.5 is half as much again.

    It is told to that seat only.
    """
    from game.contest.rules.requests import GiveTime
    from game.contest.rules.tuning import WHOLE

    with _lead(room) as link:
        number, name = link.seat(seat)
        _need_done(link, GiveTime(number, round(times * WHOLE)))
    click.echo(f"{name} (seat {number}) has {times:g} times the time for reading and thinking.")
    return 0


@contest.command()
@_of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def end(*, room: str | None, yes: bool) -> int:
    """End the room. Calls that are open count as they stand."""
    from game.contest.rules.clock import RoomPhase
    from game.contest.rules.requests import EndRoom

    with _lead(room) as link:
        if link.status().phase is RoomPhase.CLOSED:
            click.echo(
                "The room is closed already. For the results, type: callcraft contest results"
            )
            return 0
        _need_sure("End the room now, for everybody and for good?", yes=yes)
        _need_done(link, EndRoom())
    click.echo(
        "The room is closed. For the results, type: callcraft contest results. As long as its host "
        "is up, players look back on their calls; callcraft contest stop ends it."
    )
    return 0


@contest.command()
@_of_room
def screen(*, room: str | None) -> int:
    """Open the screen of a room that is held. Leaving it changes nothing in the room."""
    from game.launch import need_terminal_to_lead

    need_terminal_to_lead("callcraft contest status")
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.commands.hosting import lead_room

    return lead_room(_held_path(room))


@contest.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def rooms(*, as_json: bool) -> int:
    """List the rooms of yours that are known on this machine, and how each stands."""
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.commands.waiting import working
    from game.plain.console import Console
    from game.plain.rooms import found_rooms, rooms_json, rooms_lines

    with working("Asking the hosts and reading the logs"):
        found = list(found_rooms())
    Console().say_all([rooms_json(found)] if as_json else rooms_lines(found))
    return 0


@contest.command()
@_of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def stop(*, room: str | None, yes: bool) -> int:
    """End the host's program. A room that is not closed can be gone on with later."""
    from game.contest.rules.clock import RoomPhase

    path = _log_path(room)
    with _lead(str(path)) as link:
        closed = link.status().phase is RoomPhase.CLOSED
        _need_sure(_STOP_CLOSED if closed else _STOP_OPEN, yes=yes)
        link.stop()
    _wait_until_let_go(path)
    click.echo(_STOPPED if closed else _CAN_GO_ON.format(path=clean(str(path))))
    return 0


def _wait_until_let_go(log: Path) -> None:
    """Wait until a host that was asked to end has let go of its log."""
    from time import monotonic, sleep

    from game.contest.place.rooms import is_held

    end = monotonic() + _END_SECONDS
    while is_held(log):
        if monotonic() > end:
            raise Refused(_STILL_HELD, FAILED)
        sleep(0.05)


@contest.command()
@_of_room
@click.option("--csv", "csv_file", metavar="FILE", help="A table for spreadsheets.")
@click.option("--json", "json_file", metavar="FILE", help="Everything, for programs.")
@click.option("--audit", "audit_file", metavar="FILE", help="What it takes to work it out again.")
def results(
    *, room: str | None, csv_file: str | None, json_file: str | None, audit_file: str | None
) -> int:
    """Write the results into files, or show the table where none is named."""
    from game.contest.audit.audit import audit_from_text
    from game.contest.audit.files import table_bytes
    from game.contest.audit.verify import NOT_CLOSED, verify

    text = _audit_text(room)
    verdict = verify(audit_from_text(text))
    files = ((csv_file, table_bytes(verdict.csv)), (json_file, verdict.json.encode()))
    for file, content in (*files, (audit_file, text.encode())):
        if file is not None:
            _write(file, content)
    for finding in (*verdict.findings, *((NOT_CLOSED,) if verdict.open else ())):
        click.echo(finding, err=True)
    if csv_file is json_file is audit_file is None:
        click.echo(verdict.csv.replace("\r\n", "\n"), nl=False)
    # Where a room stands so far is a fair question, and told as what it is; damage is not.
    return FAILED if verdict.findings else 0


@contest.command()
@_of_room
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def review(*, room: str | None, as_json: bool) -> int:
    """Look back on a closed room with everybody: how calls went, which moments cost most.

    Nobody is named in it.
    """
    from game.plain.console import Console
    from game.plain.room_review import review_json, review_lines

    found = _review(room)
    console = Console()
    console.say_all([review_json(found)] if as_json else review_lines(found, console.width))
    return 0


@contest.command()
@click.argument("audit")
@click.option("--csv", "csv_file", metavar="FILE", help="A table that is to be the same.")
@click.option("--json", "json_file", metavar="FILE", help="Results that are to be the same.")
@click.option("--digest", metavar="DIGITS", help="What the host said at the close.")
def verify(*, audit: str, csv_file: str | None, json_file: str | None, digest: str | None) -> int:
    """Work out the results of an AUDIT again, and say what does not agree.

    Without the digest that the host said at the close it proves that the file agrees with itself,
    and not that nobody made it up.
    """
    from game.contest.audit.audit import audit_from_text
    from game.contest.audit.files import table_bytes
    from game.contest.audit.verify import NOT_CLOSED
    from game.contest.audit.verify import verify as worked_out
    from game.contest.rules.apply import OtherRules

    try:
        verdict = worked_out(audit_from_text(_read(audit).decode("utf-8", "replace")))
    except OtherRules as error:
        raise Refused(str(error), _OTHER_RULES) from error
    findings = [*verdict.findings, *((NOT_CLOSED,) if verdict.open else ())]
    if csv_file is not None and _read(csv_file) != table_bytes(verdict.csv):
        findings.append(f"{clean(csv_file)} is not the table that the audit comes to.")
    if json_file is not None and _read(json_file) != verdict.json.encode():
        findings.append(f"{clean(json_file)} is not what the audit comes to.")
    if digest is not None and digest.strip().lower() != verdict.digest:
        findings.append("The digest is not the one that the host said.")
    for finding in findings:
        click.echo(finding)
    if not findings:
        click.echo("Everything agrees.")
    click.echo(f"Digest of the log: {verdict.digest}")
    return FAILED if findings else 0


@contest.command()
@click.argument("seats", nargs=-1, required=True, type=click.IntRange(1))
@_of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def forget(*, room: str | None, seats: tuple[int, ...], yes: bool) -> int:
    """Delete the names of SEATS, by their numbers, from a room that is not held any more.

    The results stay what they are, and call them "Seat 7" from then on.
    """
    from game.contest.log import LogFile, NameForgotten
    from game.contest.place.rooms import is_held

    path = _log_path(room)
    if is_held(path):
        raise Refused(_HELD, FAILED)
    _need_sure("Delete these names for good?", yes=yes)
    log = LogFile.open(path)
    try:
        known = {row.seat for row in log.seats()}
        if unknown := sorted(set(seats) - known):
            message = f"There is no seat {unknown[0]} in this room."
            raise Refused(message, MISUSED)
        log.append([], [NameForgotten(seat) for seat in seats])
        log.checkpoint()
    finally:
        log.close()
    click.echo("The names are deleted. Audits and tables written before still have them.")
    return 0


def _lead(room: str | None) -> "LeadLink":
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.client.lead import LeadLink

    return LeadLink(_keys(_held_path(room)))


def _held_path(room: str | None) -> Path:
    """Return the log of the room that is meant, which somebody holds just now."""
    from game.contest.place.rooms import is_held

    path = _log_path(room)
    if not is_held(path):
        raise Refused(_NOT_HELD.format(path=clean(str(path))), FAILED)
    return path


def _keys(log: Path) -> "RoomKeys":
    """Return the keys of a room."""
    from game.contest.place.keys import NoKeys, read_keys

    try:
        return read_keys(log)
    except NoKeys as error:
        raise Refused(str(error), FAILED) from error


def _log_path(room: str | None) -> Path:
    """Return the log of the room that is meant."""
    from game.contest.place.rooms import is_held, known_rooms

    if room is not None:
        path = Path(room.removesuffix(".keys"))
        if not is_file(path):
            message = f"There is no room at {clean(room)}."
            raise Refused(message, MISUSED)
        return path
    known = known_rooms()
    held = [path for path in known if is_held(path)]
    if len(held) > 1:
        raise Refused(_SEVERAL.format(rooms=", ".join(clean(str(each)) for each in held)), MISUSED)
    if not known:
        raise Refused(_NO_ROOM, FAILED)
    return (held or known)[0]


def _ask(room: str | None, request: "Leading", done: str, already: str) -> int:
    """Ask something; `already`: what to say where it was so before, which is no failure."""
    with _lead(room) as link:
        changed = _need_done(link, request)
    click.echo(done if changed else already)
    return 0


def _need_done(link: "LeadLink", request: "Leading") -> bool:
    """Ask something, and return whether it has changed anything."""
    from game.view.commands import Answered

    answer = link.ask(request)
    if answer.answered is Answered.REFUSED:
        raise Refused(answer.reason, FAILED)
    return answer.answered is Answered.ACCEPTED


def _need_sure(question: str, *, yes: bool) -> None:
    """Ask whoever sits at a terminal; a script says so with --yes."""
    if yes:
        return
    if not sys.stdin.isatty():
        message = "That cannot be undone: write --yes with it to have it done without a question."
        raise Refused(message, MISUSED)
    if not click.confirm(question, default=False):
        message = "Nothing was changed."
        raise Refused(message, FAILED)


def _audit_text(room: str | None) -> str:
    """Return the audit of a room: from its host or, where that is gone, from its log."""
    from game.contest.place.rooms import is_held

    path = _log_path(room)
    if is_held(path):
        with _lead(str(path)) as link:
            return link.audit()
    from game.contest.audit.audit import audit_of, audit_to_text
    from game.contest.log import LogFile

    log = LogFile.to_read(path)
    try:
        return audit_to_text(audit_of(log))
    finally:
        log.close()


def _review(room: str | None) -> "RoomReview":
    """Return the review of a room: from its host or, where that is gone, from its log."""
    from game.contest.place.rooms import is_held

    path = _log_path(room)
    if is_held(path):
        with _lead(str(path)) as link:
            return link.review()
    from game.contest.host.loading import load_room
    from game.contest.log import LogFile
    from game.contest.review.review import review_of

    log = LogFile.to_read(path)
    try:
        state, _ = load_room(log)
    finally:
        log.close()
    if state.closed is None:
        raise Refused(_NOT_CLOSED.format(path=clean(str(path))), FAILED)
    return review_of(state)


def _read(file: str) -> bytes:
    if not is_file(Path(file)):
        message = f"There is no file {clean(file)}."
        raise Refused(message, MISUSED)
    return Path(file).read_bytes()


def _write(file: str, content: bytes) -> None:
    from game.saving import save

    save(Path(file), content)
    click.echo(f"Written: {clean(file)}", err=True)


_ELSEWHERE: Final = (
    "A board on another machine needs the board's secret: write it into a file there with "
    "callcraft contest board --write-secret FILE on the host's machine, and name it here with "
    "--secret-file FILE."
)
_NO_ADDRESS: Final = "--secret-file and --cafile go with the ADDRESS of a room on another machine."
_NO_ROOM_THERE: Final = (
    "--room names a room of this machine: leave it out where there is an ADDRESS."
)
_NOTHING_THERE: Final = (
    "There is no secret of a board in {file}. Write one on the host's machine with: "
    "callcraft contest board --write-secret FILE"
)
_WRITTEN: Final = (
    "Written: {file}. It opens the board of this room and nothing else. Take it to the other "
    "machine, and type there: callcraft contest board ADDRESS --secret-file FILE"
)


@contest.command()
@click.argument("address", required=False)
@_of_room
@click.option("--secret-file", metavar="FILE", help="The board's secret, for an ADDRESS.")
@click.option("--cafile", metavar="FILE", help="A certificate to trust, the host's own.")
@click.option(
    "--write-secret",
    metavar="FILE",
    help="Write the board's secret for another machine, out of the keys file, and do no more.",
)
def board(
    *,
    address: str | None,
    room: str | None,
    secret_file: str | None,
    cafile: str | None,
    write_secret: str | None,
) -> int:
    """Show the room on a projector: how one joins, who stands where, and at last the places.

    It can only look. Without ADDRESS it shows the room that is held on this machine. On another
    machine it takes the room's ADDRESS and, with --secret-file, a file that --write-secret has
    written on the host's.
    """
    if write_secret is not None:
        return _write_board_secret(room, write_secret)
    if address is None:
        if secret_file is not None or cafile is not None:
            raise click.UsageError(_NO_ADDRESS)
        door = _board_here(room)
    else:
        if room is not None:
            raise click.UsageError(_NO_ROOM_THERE)
        if secret_file is None:
            raise click.UsageError(_ELSEWHERE)
        door = _board_there(address, secret_file, cafile)
    from game.launch import need_terminal_for_board

    need_terminal_for_board()
    from game.tui.contest.board_app import run_board

    return run_board(*door)


def _write_board_secret(room: str | None, file: str) -> int:
    """Write the board's secret, and none of the other keys, for its owner alone."""
    from game.saving import save

    if Path(file).exists():
        message = f"There is a file at {clean(file)} already. Name another one."
        raise Refused(message, MISUSED)
    save(Path(file), f"{_keys(_log_path(room)).board}\n".encode(), 0o600)
    click.echo(_WRITTEN.format(file=clean(file)), err=True)
    return 0


def _board_here(room: str | None) -> "Door":
    """Return where the board of a room on this machine is spoken with, and as whom."""
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.client.address import read_address
    from game.contest.client.lead import trusted

    keys = _keys(_held_path(room))
    return read_address(keys.address).url, keys.board, trusted(keys)


def _board_there(address: str, secret_file: str, cafile: str | None) -> "Door":
    """Return the same of a room on another machine."""
    import ssl

    from game.contest.client.address import BadAddress, read_address
    from game.contest.identity.tokens import is_token

    try:
        url = read_address(address).url
    except BadAddress as error:
        raise Refused(str(error), MISUSED) from error
    secret = _read(secret_file)[:_LONGEST_SECRET].decode("ascii", "replace").strip()
    if not is_token(secret):
        raise Refused(_NOTHING_THERE.format(file=clean(secret_file)), MISUSED)
    try:
        return url, secret, ssl.create_default_context(cafile=cafile)
    except OSError as error:
        message = f"{clean(cafile or '')} cannot be used: {clean(error.strerror or str(error))}."
        raise Refused(message, MISUSED) from error


_LONGEST_SECRET: Final = 200
"""Bytes that are read of a file with a secret: it has 43."""


_NONE_HELD: Final = (
    "No room is held on this machine for the bots to play in. Host one in another terminal, such "
    "as: callcraft host 1 2 3 --headless"
)
_CLOSED_ALREADY: Final = "The room is closed: bots have nothing to play in it. Host another one."
_BOTS_COME: Final = (
    "{many} into the room one after another. Lead it as on the day; ctrl+c here takes them out."
)


@contest.command()
@click.argument("bots", type=click.IntRange(1, 1_000), metavar="N")
@_of_room
@click.option(
    "--minutes",
    type=NumberRange(0, 24 * 60, min_open=True),
    help="Take them out after so many minutes; without it, when the room closes.",
)
@click.option(
    "--speed",
    type=NumberRange(0.1, 100),
    default=1.0,
    help="How many times as quickly as people they do everything; the room's clock stays real.",
)
def rehearse(*, bots: int, room: str | None, minutes: float | None, speed: float) -> int:
    """Have N bots play the room that is held on this machine, to practise leading one.

    They come in one after another and play at human speed: good, middling and poor ones. Some are
    slow, some lose their connection and come back, and some come late. Their names say so. They
    choose by the words on their screen and by chance; what they score is no measure of anything.
    """
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.client.address import read_address
    from game.contest.client.lead import LeadLink, trusted
    from game.contest.place.rooms import is_held, known_rooms
    from game.contest.rehearsal.bot import BotSurroundings
    from game.contest.rehearsal.rehearsal import RehearsalPlan
    from game.contest.rehearsal.rehearsal import rehearse as play
    from game.contest.rules.clock import RoomPhase
    from game.plain.console import Console

    if room is None and not any(map(is_held, known_rooms())):
        raise Refused(_NONE_HELD, FAILED)
    keys = _keys(_held_path(room))
    with LeadLink(keys) as link:
        if link.status().phase is RoomPhase.CLOSED:
            raise Refused(_CLOSED_ALREADY, FAILED)
    around = BotSurroundings(read_address(keys.address).url, keys.code, trusted(keys))
    console = Console()

    def say(text: str) -> None:
        console.say(text)
        # Seen when it happens, also where it goes through a pipe.
        console.flush()

    say(_BOTS_COME.format(many="1 bot comes" if bots == 1 else f"{bots} bots come"))
    plan = RehearsalPlan(bots, speed, None if minutes is None else minutes * 60)
    play(plan, around, say)
    return 0
