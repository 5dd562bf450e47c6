"""What came of a competition: its results, the review, and what proves them."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from shlex import quote
from typing import TYPE_CHECKING, Final

import click

from game.commands.contest.group import contest, of_room
from game.commands.contest.meant import content_of, lead, log_path, need_sure, write_file
from game.exits import FAILED, MISUSED, Refused
from game.text import clean

if TYPE_CHECKING:
    from game.contest.review.room_review import RoomReview

_OTHER_RULES: Final = 3
"""Exit code where an audit was made by rules that this release has not."""
_HELD: Final = "This room is held just now. End its host first, with callcraft contest stop."
_NOT_CLOSED: Final = (
    "This room was never closed. To go on with it, type: callcraft host --resume {path} "
    "--headless; and to close it then: callcraft contest end"
)


@contest.command()
@of_room
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
            write_file(file, content)
    for finding in (*verdict.findings, *((NOT_CLOSED,) if verdict.open else ())):
        click.echo(clean(finding), err=True)
    if csv_file is json_file is audit_file is None:
        click.echo(verdict.csv.replace("\r\n", "\n"), nl=False)
    # Where a room stands so far is a fair question, and told as what it is; damage is not.
    return FAILED if verdict.findings else 0


@contest.command()
@of_room
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def review(*, room: str | None, as_json: bool) -> int:
    """Look back on a closed room with everybody: how calls went, which moments cost most.

    Nobody is named in it.
    """
    from game.plain.console import Console
    from game.plain.contest.room_review import review_json, review_lines

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
        verdict = worked_out(audit_from_text(content_of(audit).decode("utf-8", "replace")))
    except OtherRules as error:
        raise Refused(str(error), _OTHER_RULES) from error
    findings = [*verdict.findings, *((NOT_CLOSED,) if verdict.open else ())]
    if csv_file is not None and content_of(csv_file) != table_bytes(verdict.csv):
        findings.append(f"{clean(csv_file)} is not the table that the audit comes to.")
    if json_file is not None and content_of(json_file) != verdict.json.encode():
        findings.append(f"{clean(json_file)} is not what the audit comes to.")
    if digest is not None and digest.strip().lower() != verdict.digest:
        findings.append("The digest is not the one that the host said.")
    for finding in findings:
        click.echo(clean(finding))
    if not findings:
        click.echo("Everything agrees.")
    click.echo(f"Digest of the log: {verdict.digest}")
    return FAILED if findings else 0


@contest.command()
@click.argument("seats", nargs=-1, required=True, type=click.IntRange(1))
@of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def forget(*, room: str | None, seats: tuple[int, ...], yes: bool) -> int:
    """Delete the names of SEATS, by their numbers, from a room that is not held any more.

    The results stay what they are, and call them "Seat 7" from then on.
    """
    from game.contest.log import LogFile, NameForgotten
    from game.contest.place.rooms import is_held

    path = log_path(room)
    if is_held(path):
        raise Refused(_HELD, FAILED)
    need_sure("Delete these names for good?", yes=yes)
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


def _audit_text(room: str | None) -> str:
    """Return the audit of a room: from its host or, where that is gone, from its log."""
    from game.contest.place.rooms import is_held

    path = log_path(room)
    if is_held(path):
        with lead(str(path)) as link:
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

    path = log_path(room)
    if is_held(path):
        with lead(str(path)) as link:
            return link.review()
    from game.contest.host.storage.loading import load_room
    from game.contest.log import LogFile
    from game.contest.review.review import review_of

    log = LogFile.to_read(path)
    try:
        state, _ = load_room(log)
    finally:
        log.close()
    if state.closed is None:
        raise Refused(_NOT_CLOSED.format(path=quote(clean(str(path)))), FAILED)
    return review_of(state)
