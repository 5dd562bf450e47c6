"""The results of a room as files: a table, everything for programs, and the audit itself."""

from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from attrs import frozen

from game.contest.audit.audit import audit_from_text
from game.contest.audit.verify import NOT_CLOSED, verify
from game.saving import save

_ENDINGS: Final = (".csv", ".json", ".audit")


@frozen
class WrittenResults:
    """Results that were written."""

    files: tuple[Path, ...]
    """Where they lie: the table, everything for programs, the audit."""
    findings: tuple[str, ...]
    """What does not agree with the log, or is not final, in sentences."""


def table_bytes(table: str) -> bytes:
    """Return a table as the content of a file that spreadsheets read rightly."""
    # With a mark at its beginning, without which they take it for another encoding.
    return table.encode("utf-8-sig")


def write_results(folders: Sequence[Path], name: str, audit: str) -> WrittenResults:
    """Write what an audit comes to into the first folder that takes it; OSError where none does.

    `name` is what the files are called without their endings. No file is written over: where there
    is one of that name, the new ones have a number behind it.
    """
    verdict = verify(audit_from_text(audit))
    contents = (table_bytes(verdict.csv), verdict.json.encode(), audit.encode())
    findings = (*verdict.findings, *((NOT_CLOSED,) if verdict.open else ()))
    for folder in folders[:-1]:
        try:
            return WrittenResults(_written(folder, name, contents), findings)
        except OSError:
            # Not every folder one is in can be written to.
            continue
    return WrittenResults(_written(folders[-1], name, contents), findings)


def _written(folder: Path, name: str, contents: tuple[bytes, ...]) -> tuple[Path, ...]:
    files = _free(folder, name)
    try:
        for file, content in zip(files, contents, strict=True):
            save(file, content)
    except OSError:
        # All of them or none: half of them would be taken for all.
        for file in files:
            with suppress(OSError):
                file.unlink(missing_ok=True)
        raise
    return files


def _free(folder: Path, name: str) -> tuple[Path, ...]:
    """Return files of one name, none of which is there."""
    for number in count(1):
        called = name if number == 1 else f"{name}-{number}"
        files = tuple(folder / f"{called}{ending}" for ending in _ENDINGS)
        if not any(file.exists() or file.is_symlink() for file in files):
            return files
    raise AssertionError  # there is always a next number
