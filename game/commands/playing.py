"""Playing: one call, or a shift of several."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

import click

from game.commands.arguments import NumberRange, find, pace_chosen, read, seed_typed
from game.exits import FAILED, MISUSED, Refused
from game.files import is_folder, is_there
from game.text import clean

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from game.call import Level, Past
    from game.play.order import Order
    from game.play.pace import Pace
    from game.play.session import Session

_SEEDS: Final = 2**31
"""A seed that nobody chose is below this: short enough to read out to a colleague."""

_ONE_BY_ONE: Final = (
    "{folder} is a folder, and line by line one call is played at a time: {lists} lists its calls; "
    "name one of them."
)
_NO_PACK: Final = (
    "{folder} is a folder without a pack.yaml, so it has no menu: {lists} lists its calls; "
    "name one of them."
)
_ONE_CALL: Final = (
    "{folder} is a folder with a menu of calls, and {option} is about one call: name one of them."
)
_IN_A_ROW: Final = (
    "{folder} is a folder, and a shift is a row of calls: {lists} lists its calls; "
    "name those you want to take."
)


@click.command()
@click.argument("level")
@click.option("--plain", is_flag=True, help="Line by line, without a full screen.")
@click.option(
    "--json", "as_json", is_flag=True, help="Plain, and a last line of JSON on how it went."
)
@click.option(
    "--seed",
    callback=seed_typed,
    metavar="N",
    help="Play the call with this number, which decides the order of the replies.",
)
@click.option("--untimed", is_flag=True, help="Thinking takes no time.")
@click.option(
    "--pace",
    type=NumberRange(0.1, 10),
    metavar="X",
    help="How fast the call's clock runs: 0.5 is half as fast, 2 twice as fast.",
)
@click.option(
    "--caller",
    type=click.Choice(["new", "helped", "let-down"]),
    help="How the caller knows us, where a call opens differently for it. With --plain.",
)
@click.option(
    "--moves",
    metavar="MOVES",
    help='Begin with these moves, such as "listen 2 look-up:codes 1". A reply is its number in the '
    "file. The call is practice.",
)
@click.option(
    "--record",
    metavar="FILE",
    help="Add the play to a file, such as NAME.playtest.yaml beside NAME.yaml.",
)
@click.option("--name", metavar="TEXT", help="What the play is called in that file.")
def play(  # noqa: PLR0913 - the options of a command line
    *,
    level: str,
    plain: bool,
    as_json: bool,
    seed: int | None,
    untimed: bool,
    pace: float | None,
    caller: str | None,
    moves: str | None,
    record: str | None,
    name: str | None,
) -> int:
    """Play one call.

    LEVEL is a number or a name from `callcraft levels`, the path of a level file, or a folder with
    a pack.yaml, which opens the menu of its calls.
    """
    chosen = pace_chosen(untimed=untimed, rate=pace)
    plainly = plain or as_json
    path = find(level, _ONE_BY_ONE) if plainly else find(level, _NO_PACK, packs=True)
    _need_sense(path, moves, record, name)
    # Moves mean a certain call: with a number drawn anew each time, messages would come at other
    # moments and the same line would not always do.
    number = 0 if seed is None and moves is not None else seed
    if plainly:
        order = _order(level, path, number, chosen, caller)
        keeping = _keeping(record, path, name)
        return _play_plainly(order, moves, keeping, as_json=as_json)
    if caller is not None:
        message = "--caller is for plain mode: write --plain with it."
        raise click.UsageError(message)
    from game.launch import need_terminal, open_app

    need_terminal()
    if is_folder(path):
        return open_app(None, seed, chosen, path)
    _, script = read(path)
    begun = _begun(moves, script, number or 0)
    with _keeping(record, path, name) as taken:
        if begun is not None:
            taken(begun)
        return open_app(path, seed, chosen, begun=begun, taken=taken)


@click.command()
@click.argument("calls", nargs=-1, metavar="[LEVEL]...")
@click.option("--plain", is_flag=True, help="Line by line, without a full screen.")
@click.option(
    "--json", "as_json", is_flag=True, help="Plain, and a last line of JSON on how it went."
)
@click.option("--seed", callback=seed_typed, metavar="N", help="Take all calls with this number.")
@click.option("--untimed", is_flag=True, help="Thinking takes no time.")
@click.option(
    "--pace",
    type=NumberRange(0.1, 10),
    metavar="X",
    help="How fast the clock of the calls runs: 0.5 is half as fast, 2 twice as fast.",
)
def shift(  # noqa: PLR0913 - the options of a command line
    *,
    calls: tuple[str, ...],
    plain: bool,
    as_json: bool,
    seed: int | None,
    untimed: bool,
    pace: float | None,
) -> int:
    """Work a shift: three calls or more in a row, with strain and breathers.

    LEVEL is a number, a name or the path of a level file, as for `play`; without any, the first
    three calls.
    """
    from game.shift.tuning import LEAST_CALLS

    chosen = pace_chosen(untimed=untimed, rate=pace)
    words = calls or tuple(str(number + 1) for number in range(LEAST_CALLS))
    paths = tuple(find(word, _IN_A_ROW) for word in words)
    if len(words) < LEAST_CALLS:
        message = f"A shift is {LEAST_CALLS} calls or more; name at least {LEAST_CALLS}."
        raise click.UsageError(message)
    if plain or as_json:
        row = zip(words, paths, strict=True)
        orders = tuple(_order(word, path, seed, chosen, None) for word, path in row)
        _need_whole_packs(paths)
        return _work_plainly(orders, paths, as_json=as_json)
    from game.launch import need_terminal, open_shift

    need_terminal(" ".join(("callcraft shift", *map(quote, calls), "--plain")))
    # Read now, to have a level refused before the shift begins and not in the middle of it.
    for path in paths:
        read(path)
    _need_whole_packs(paths)
    return open_shift(paths, seed, chosen)


def _need_whole_packs(paths: Sequence[Path]) -> None:
    """Refuse calls of a pack with problems: what its callers remember would be lost in silence."""
    from game.level import describe, load_pack
    from game.level.packs.pack import PACK_NAME

    folders = dict.fromkeys(path.parent for path in paths if is_there(path.parent / PACK_NAME))
    problems = [problem for folder in folders for problem in load_pack(folder).problems]
    if problems:
        raise Refused("\n".join(map(describe, problems)), FAILED)


def _order(word: str, path: Path, seed: int | None, pace: "Pace", caller: str | None) -> "Order":
    from random import SystemRandom

    from game.play.order import Order

    reading, level = read(path)
    return Order(
        level=level,
        name=clean(path.stem),
        word=word,
        digest=reading.digest,
        source=reading.source,
        seed=SystemRandom().randrange(_SEEDS) if seed is None else seed,
        pace=pace,
        caller=_known_as(caller, level),
    )


def _known_as(caller: str | None, level: "Level") -> "Past | None":
    from game.call import Past

    if caller is None:
        return None
    # Refused, since whoever asked for it would believe that they had tried it.
    if not level.openings and level.past is Past.NEW:
        message = (
            "In this call it makes no difference how the caller knows us: leave out --caller. "
            "A level file says what it makes in its block `returning`."
        )
        raise Refused(message, MISUSED)
    return Past(caller)


def _work_plainly(orders: "tuple[Order, ...]", paths: tuple[Path, ...], *, as_json: bool) -> int:
    from game.commands.waiting import work_out
    from game.level.packs.carried import carried
    from game.plain.console import Console
    from game.plain.shift import ShiftOrder, work_plainly
    from game.record import open_store
    from game.signals import end_when_asked

    end_when_asked()
    with open_store() as store:
        work_out(store)
        store.check_in_background()
        return work_plainly(ShiftOrder(orders, as_json, carried(paths)), Console(), store)


def _play_plainly(
    order: "Order",
    moves: str | None,
    keeping: "AbstractContextManager[Callable[[Session], None]]",
    *,
    as_json: bool,
) -> int:
    from attrs import evolve

    from game.commands.waiting import work_out
    from game.plain.console import Console
    from game.plain.play import play_plainly
    from game.record import open_store
    from game.signals import end_when_asked

    end_when_asked()
    # Before the record is opened: moves that cannot be made are refused first.
    begun = _begun(moves, order.level, order.seed, order.caller)
    # The store closes before plays are added to their file: a file that cannot be written keeps no
    # attempt from the record.
    with keeping as taken, open_store() as store:
        work_out(store)
        store.check_in_background()
        order = evolve(order, as_json=as_json, begun=begun, taken=taken)
        return play_plainly(order, Console(), store)


def _need_sense(path: Path, moves: str | None, record: str | None, name: str | None) -> None:
    """Refuse options that mean nothing without another one, or for a folder."""
    if name is not None and record is None:
        message = "--name is what a recorded play is called: write --record FILE with it."
        raise click.UsageError(message)
    if is_folder(path) and (moves is not None or record is not None):
        option = "--moves" if moves is not None else "--record"
        raise Refused(_ONE_CALL.format(folder=clean(str(path)), option=option), MISUSED)


def _begun(
    moves: str | None, level: "Level", seed: int, caller: "Past | None" = None
) -> "Session | None":
    """Return a call in which some moves have been made already; None where none were given."""
    if moves is None:
        return None
    from game.commands.beginning import begun_by

    return begun_by(moves, level, seed, caller)


def _keeping(
    record: str | None, path: Path, name: str | None
) -> "AbstractContextManager[Callable[[Session], None]]":
    """Return a context that yields a function to call with each call that was taken."""
    if record is None:
        return nullcontext(lambda _: None)
    from game.commands.recording import kept_after, recording_of

    return kept_after(recording_of(record, path, name))
