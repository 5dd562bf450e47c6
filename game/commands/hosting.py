"""Hosting a competition, and taking part in one."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

import click
from attrs import evolve

from game.commands.arguments import find, read
from game.exits import FAILED, MISUSED, Refused
from game.files import is_file
from game.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ssl import SSLContext

    from game.contest.host.server import Listening
    from game.contest.host.storage.making import LoadedRoom, PlayedLevel

_FOLDER: Final = "{folder} is a folder: name its calls, or the folder with --pack. {lists} lists."
_HEADLESS: Final = "callcraft host LEVEL --headless"
_JSON_HEADLESS: Final = "--json is for a host without a screen: write --headless with it."
_STARTING: Final = "Starting the host ..."
_GOES_ON: Final = (
    "The room goes on. To open its screen again, type: callcraft contest screen{room}. To end the "
    "room, callcraft contest end{room}; then its host, callcraft contest stop{room}."
)
_ENDED: Final = "The host has ended. For the results, type: callcraft contest results --room {path}"
_INSECURE: Final = (
    "Beyond this machine, what players type and see would go over the network as plain text: "
    "whoever shares it could read names, the code, what is said, and take over a seat. Host with "
    "--tls-cert and --tls-key, or add --insecure-lan where that is all right."
)
_READABLE: Final = (
    "Others on this network can read names, the code and what is said, and take over seats: "
    "there is no TLS."
)
_GO_ON: Final = "To go on with it: callcraft host --resume {path} --headless"
_HELD_ALREADY: Final = (
    "A host holds this room already. Its screen: callcraft contest screen; to end it: callcraft "
    "contest stop."
)
_MOST_NAME: Final = 80
_LAST_LINES: Final = 3.0
"""Seconds that the last lines may take; a terminal that is held takes none."""
_UNWRITTEN: Final = "Not all that happened in the room could be written here: {why}."
_IN_THE_LOG: Final = "Nothing of it is lost: callcraft contest results has what came of it."


@click.command()
@click.argument("levels", nargs=-1, metavar="[LEVEL]...")
@click.option("--pack", metavar="PATH", help="All calls of a pack, in its order.")
@click.option(
    "--minutes",
    type=click.IntRange(1, 24 * 60),
    default=20,
    show_default=True,
    help="How long the room runs, pauses not counted.",
)
@click.option("--name", default="", metavar="TEXT", help="What the room is called.")
@click.option("--teams", default="", metavar="NAMES", help='Teams, such as "Red, Blue, Green".')
@click.option(
    "--best-of",
    type=click.IntRange(0, 1_000),
    default=0,
    metavar="N",
    help="A team's points are the mean of its N best; without it, of all.",
)
@click.option("--no-pace", is_flag=True, help="Speed is no part of the score.")
@click.option("--bind", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="The port; without it any, or with --resume the one where it was.",
)
@click.option("--file", "file", metavar="FILE", help="Where the room's log goes.")
@click.option("--resume", metavar="FILE", help="Go on with the room of this log, after a crash.")
@click.option("--public-url", metavar="URL", help="Where a proxy in front of the host is reached.")
@click.option(
    "--trusted-proxy",
    multiple=True,
    metavar="NETWORK",
    help="A proxy that is believed as to whom it speaks for, such as 10.0.0.5.",
)
@click.option("--tls-cert", metavar="FILE", help="The certificate to show, with its chain.")
@click.option("--tls-key", metavar="FILE", help="The key that belongs to it.")
@click.option("--insecure-lan", is_flag=True, help="Plain text beyond this machine is all right.")
@click.option("--headless", is_flag=True, help="Without a screen: a line for what happens.")
@click.option("--json", "as_json", is_flag=True, help="These lines as JSON, for programs.")
@click.pass_context
def host(  # noqa: PLR0913 - the options of a command line
    context: click.Context,
    *,
    levels: tuple[str, ...],
    pack: str | None,
    minutes: int,
    name: str,
    teams: str,
    best_of: int,
    no_pace: bool,
    bind: str,
    port: int | None,
    file: str | None,
    resume: str | None,
    public_url: str | None,
    trusted_proxy: tuple[str, ...],
    tls_cert: str | None,
    tls_key: str | None,
    insecure_lan: bool,
    headless: bool,
    as_json: bool,
) -> int:
    """Host a timed competition: everybody plays the same calls against the clock.

    LEVEL is a number, a name or the path of a level file, as for `play`. The room is a program of
    its own: its screen can be left, and opened again with callcraft contest screen.
    """
    if not headless:
        if as_json:
            raise click.UsageError(_JSON_HEADLESS)
        return _lead_new_room(context)
    typed: dict[str, object] = {
        "bind": bind,
        "public_url": public_url,
        "trusted_proxy": trusted_proxy,
        # Commands look for these from whatever folder they are typed in.
        "tls_cert": str(Path(tls_cert).absolute()) if tls_cert else None,
        "tls_key": str(Path(tls_key).absolute()) if tls_key else None,
        "insecure_lan": insecure_lan,
    }
    hosted = _as_before(context, typed, resume)
    listening = _listening_by(hosted, port or 0)
    _need_secure(listening, insecure=bool(hosted["insecure_lan"]))
    if resume is not None:
        if levels or pack is not None or file is not None:
            message = (
                "--resume goes on with the calls of its room: leave out LEVEL, --pack, --file."
            )
            raise click.UsageError(message)
        loaded = _by(hosted, _taken_up(resume))
        if port is None:
            listening = _where_it_was(loaded, listening)
        return _hold(loaded, listening, as_json=as_json, resumed=True)
    if file is not None and Path(file).exists():
        message = (
            f"There is a file at {clean(file)} already. If it is a room's log, go on with it by "
            "--resume; else name another file."
        )
        raise Refused(message, MISUSED)
    played = _played(levels, pack)
    from game.contest.host.storage.making import RoomPlan
    from game.view.kinds import MINUTE

    plan = RoomPlan(
        played,
        clean(name).strip()[:_MOST_NAME],
        minutes * MINUTE,
        _team_names(teams),
        best_of,
        not no_pace,
    )
    loaded = _by(hosted, _made(plan, file))
    return _hold(loaded, listening, as_json=as_json, resumed=False)


def _as_before(
    context: click.Context, typed: "dict[str, object]", resume: str | None
) -> "dict[str, object]":
    """Return how a host is to be reached: as was typed and, for what was not, as it was before."""
    from game.contest.place.keys import NoKeys, read_keys

    if resume is None or not is_file(Path(resume)):
        return typed
    try:
        before = read_keys(Path(resume)).hosted
    except NoKeys:
        return typed
    kept = {
        name: before[name]
        for name in typed
        if context.get_parameter_source(name) is click.core.ParameterSource.DEFAULT
        and name in before
    }
    return typed | kept


def _listening_by(hosted: "Mapping[str, object]", port: int) -> "Listening":
    certificate, key = (_text(hosted[name]) for name in ("tls_cert", "tls_key"))
    proxies = hosted["trusted_proxy"]
    bind = hosted["bind"]
    return _listening(
        bind if isinstance(bind, str) else "127.0.0.1",
        port,
        public_url=_text(hosted["public_url"]),
        proxies=tuple(map(str, proxies)) if isinstance(proxies, list | tuple) else (),
        tls=_tls(certificate, key),
        certificate=certificate or "",
    )


def _text(value: object) -> str | None:
    # From a file beside the log, which anybody can write who holds the machine.
    return value if isinstance(value, str) and value else None


def _by(hosted: "Mapping[str, object]", loaded: "LoadedRoom") -> "LoadedRoom":
    """Return a room with how it is reached among its keys."""
    return evolve(loaded, keys=evolve(loaded.keys, hosted=dict(hosted)))


def _lead_new_room(context: click.Context) -> int:
    """Start the host as a process of its own, and open its screen."""
    from game.launch import need_terminal_to_lead

    need_terminal_to_lead(_HEADLESS)
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.place.host_process import HostNotStarted, start_host
    from game.signals import end_when_asked

    end_when_asked()
    click.echo(_STARTING, err=True)
    try:
        started = start_host(typed_again(context))
    except HostNotStarted as error:
        raise Refused(str(error), error.code) from error
    for notice in started.notices:
        click.echo(clean(notice), err=True)
    return lead_room(started.log)


def lead_room(log: Path) -> int:
    """Open the screen of a room that is held, and say what becomes of the room once it is left."""
    from contextlib import suppress

    from game.contest.place.rooms import is_held, known_rooms
    from game.launch import open_lead

    path = quote(clean(str(log)))
    stopped = False
    try:
        code, stopped = open_lead(log)
    # However it was left, a ctrl+c before it was drawn among it.
    finally:
        # Where this is the only one, the commands find it by themselves.
        others = [each for each in known_rooms() if each != log.absolute() and is_held(each)]
        room = f" --room {path}" if others else ""
        goes_on = is_held(log) and not stopped
        # Where the terminal has gone, there is nobody to tell.
        with suppress(OSError):
            click.echo(_GOES_ON.format(room=room) if goes_on else _ENDED.format(path=path))
    return code


def typed_again(context: click.Context) -> list[str]:
    """Return the arguments that come to the same as those that were typed."""
    options: list[str] = []
    words: list[str] = []
    for parameter in context.command.params:
        name = parameter.name or ""
        value = context.params.get(name)
        if context.get_parameter_source(name) is click.core.ParameterSource.DEFAULT:
            continue
        if isinstance(parameter, click.Argument):
            words += value or ()
        elif isinstance(value, bool):
            options += parameter.opts[:1]
        else:
            # With a sign between, so that a value that begins with a hyphen is no option.
            several = value if isinstance(value, tuple) else (value,)
            options += [f"{parameter.opts[0]}={each}" for each in several]
    return [*options, "--", *words]


def _played(words: tuple[str, ...], pack: str | None) -> "tuple[PlayedLevel, ...]":
    from game.contest.host.storage.making import PlayedLevel
    from game.contest.rules.tuning import MOST_CALLS

    paths = [find(word, _FOLDER) for word in words]
    if pack is not None:
        paths += _of_pack(pack)
    if not paths:
        message = "Name the calls to be played, or a pack with --pack."
        raise click.UsageError(message)
    if len(paths) > MOST_CALLS:
        message = f"A room has {MOST_CALLS} calls at the most."
        raise click.UsageError(message)
    readings = [(path, *read(path)) for path in paths]
    return tuple(
        PlayedLevel(clean(path.stem), reading.source, level) for path, reading, level in readings
    )


def _of_pack(typed: str) -> list[Path]:
    from game.level import describe, load_pack

    pack = load_pack(Path(typed))
    if pack.problems:
        raise Refused("\n".join(map(describe, pack.problems)), FAILED)
    if not pack.levels:
        message = f"There are no calls in {clean(typed)}."
        raise Refused(message, MISUSED)
    return list(pack.levels)


def _team_names(typed: str) -> tuple[str, ...]:
    from game.contest.identity.names import BadName, fit_name

    try:
        names = tuple(fit_name(each) for each in typed.split(",") if each.strip())
    except BadName as error:
        message = f"--teams: {error}"
        raise click.UsageError(message) from error
    if len({each.casefold() for each in names}) < len(names) or len(names) == 1:
        message = "Teams are two or more, each with a name of its own."
        raise click.UsageError(message)
    return names


def _listening(  # noqa: PLR0913 - what it is put together from
    bind: str,
    port: int,
    *,
    public_url: str | None,
    proxies: tuple[str, ...],
    tls: "SSLContext | None",
    certificate: str,
) -> "Listening":
    import ipaddress

    from game.contest.client.address import BadAddress, read_address
    from game.contest.host.server import Listening

    try:
        origins = () if public_url is None else (read_address(public_url).origin,)
    except BadAddress as error:
        raise click.UsageError(clean(str(error))) from error
    try:
        trusted = tuple(ipaddress.ip_network(each, strict=False) for each in proxies)
    except ValueError as error:
        message = "--trusted-proxy takes an address or a network, such as 10.0.0.5 or 10.0.0.0/24."
        raise click.UsageError(message) from error
    return Listening(bind, port, origins, trusted, tls, certificate)


def _need_secure(listening: "Listening", *, insecure: bool) -> None:
    from game.contest.identity.addresses import is_loopback

    if listening.tls is None and not is_loopback(listening.bind):
        if not insecure:
            raise Refused(_INSECURE, MISUSED)
        click.echo(_READABLE, err=True)


def _tls(certificate: str | None, key: str | None) -> "SSLContext | None":
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        message = "--tls-cert and --tls-key go together."
        raise click.UsageError(message)
    import ssl

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certificate, key)
    # ssl's own error is one of the system's, too.
    except OSError as error:
        message = f"The certificate or its key cannot be used: {_why(error)}."
        raise Refused(message, MISUSED) from error
    return context


def _why(error: OSError) -> str:
    return clean(error.strerror or str(error))


def _made(plan: object, file: str | None) -> "LoadedRoom":
    from game.contest.host.storage.making import RoomPlan, make_room
    from game.contest.place.rooms import new_log_path

    assert isinstance(plan, RoomPlan)  # noqa: S101 - imported late
    return make_room(new_log_path() if file is None else Path(file), plan)


def _taken_up(file: str) -> "LoadedRoom":
    from game.contest.host.storage.making import take_up
    from game.contest.log import LogInUse

    if not is_file(Path(file)):
        message = f"There is no room at {clean(file)}."
        raise Refused(message, MISUSED)
    try:
        return take_up(Path(file))
    except LogInUse as error:
        raise Refused(_HELD_ALREADY, FAILED) from error


def _where_it_was(loaded: "LoadedRoom", listening: "Listening") -> "Listening":
    """Return how to listen for a room at the port where those who were in it look for it."""
    from game.contest.client.address import BadAddress, port_of

    try:
        return evolve(listening, port=port_of(loaded.keys.address))
    # Keys that were made anew know of no address.
    except BadAddress:
        return listening


def _hold(loaded: "LoadedRoom", listening: "Listening", *, as_json: bool, resumed: bool) -> int:
    from game.contest.host.running import CannotListen, run_host
    from game.plain.console import Console
    from game.plain.host import left_out, told_of
    from game.plain.queued_lines import QueuedLines

    console, path = Console(), clean(str(loaded.log.path))
    if loaded.notice:
        console.complain(loaded.notice)
    lines = QueuedLines.on_standard_output(partial(left_out, as_json=as_json))
    try:
        end = run_host(loaded, listening, told_of(lines, loaded, as_json=as_json), resumed=resumed)
    except CannotListen:
        # Nobody was ever in it, and the commands would take it for the newest room.
        if not resumed:
            _forget(loaded.log.path)
        raise
    finally:
        lines.finish(_LAST_LINES)
    if end.failure is not None:
        message = f"{end.failure} The room has stopped. {_GO_ON.format(path=quote(path))}"
        raise Refused(message, FAILED)
    if not end.closed and not as_json:
        console.complain(
            f"The host has stopped, and the room is not closed. {_GO_ON.format(path=quote(path))}"
        )
    # Nobody reading is no fault, as with every other command.
    if lines.failed is not None and not isinstance(lines.failed, BrokenPipeError):
        message = f"{_UNWRITTEN.format(why=_why(lines.failed))} {_IN_THE_LOG}"
        raise Refused(message, end.code or FAILED)
    return end.code


def _forget(log: Path) -> None:
    from contextlib import suppress

    from game.contest.place.rooms import files_of

    for path in files_of(log):
        with suppress(OSError):
            path.unlink()


@click.command()
@click.argument("address")
@click.argument("code", required=False, default="")
@click.option("--plain", is_flag=True, help="Line by line, without a full screen.")
@click.option("--name", metavar="NAME", help="What you want to be called.")
@click.option("--team", default="", metavar="NAME", help="The team you want to play for.")
@click.option("--cafile", metavar="FILE", help="A certificate to trust, the host's own.")
@click.option(
    "--json", "as_json", is_flag=True, help="Plain, and a last line of JSON on how it went."
)
def join(  # noqa: PLR0913 - the options of a command line
    *,
    address: str,
    code: str,
    plain: bool,
    name: str | None,
    team: str,
    cafile: str | None,
    as_json: bool,
) -> int:
    """Take part in a competition.

    ADDRESS and CODE are what the host shows; a link to join has both.
    """
    # Before anything imports asyncio: it keeps what it finds of ssl for good.
    import ssl

    from game.contest.client.address import BadAddress, read_address
    from game.contest.client.order import JoinOrder
    from game.contest.identity.codes import read_code

    try:
        where = read_address(address)
    except BadAddress as error:
        raise Refused(str(error), MISUSED) from error
    read_as = read_code(code) or where.code
    if not read_as:
        message = "The code has eight letters and digits, as the host shows it: 7K3M-9QXA."
        raise Refused(message, MISUSED)
    try:
        tls = ssl.create_default_context(cafile=cafile)
    except OSError as error:
        message = f"{clean(cafile or '')} cannot be used: {_why(error)}."
        raise Refused(message, MISUSED) from error
    order = JoinOrder(where, read_as, name, team, tls, as_json)
    if not (plain or as_json):
        from game.launch import open_room

        return open_room(order)
    from game.plain.console import Console
    from game.plain.join import join_plainly
    from game.signals import end_when_asked

    end_when_asked()
    return join_plainly(order, Console())
