"""A progress bar for whoever waits longer than a second."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

import click

_PATIENCE: Final = 1.0
"""Seconds that pass before there is anything to see."""


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show how far something is, on standard error; what is given is told (done, of).

    Nothing is shown within the first second, nor where standard error is no terminal.
    """
    began = monotonic()
    bars: list[click._termui_impl.ProgressBar[int]] = []

    def progress(done: int, of: int) -> None:
        if not bars and sys.stderr.isatty() and monotonic() - began > _PATIENCE:
            bar = click.progressbar(length=of, label=label, file=sys.stderr)
            bars.append(bar.__enter__())
        for bar in bars:
            bar.update(done - bar.pos)

    try:
        yield progress
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)
