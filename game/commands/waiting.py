"""A progress bar for whoever waits longer than a second."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeVar

import click

if TYPE_CHECKING:
    from game.record import Store

WAIT: Final = 1.0
"""Seconds of work before a bar appears."""

T = TypeVar("T")


@contextmanager
def working(label: str) -> Iterator[None]:
    """Show that something is under way whose end cannot be told, on standard error.

    Nothing is shown within the first second, nor where standard error is no terminal.
    """
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield
        return
    later = Timer(WAIT, click.echo, (f"{label}, which takes a moment ...", stream))
    later.start()
    try:
        yield
    finally:
        later.cancel()
        # Else it may still be writing when the result is, and land in the middle of it.
        later.join()


@contextmanager
def progress_bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Show on standard error how far something is; yields a function to call with (done, of).

    Nothing is shown within the first second, nor where standard error is no terminal.
    """
    began, stream = monotonic(), sys.stderr
    seen = stream is not None and stream.isatty()
    bars: list[click._termui_impl.ProgressBar[int]] = []

    def progress(done: int, of: int) -> None:
        # A bar that only flashes up says nothing, and what is quick needs none.
        if not bars and seen and monotonic() - began > WAIT:
            bar = click.progressbar(length=of, label=label, file=stream)
            bars.append(bar.__enter__())
        for bar in bars:
            bar.update(done - bar.pos)

    try:
        yield progress
    finally:
        for bar in bars:
            bar.__exit__(None, None, None)


def work_out(store: "Store") -> None:
    """Work out the results that an older version did not keep, with a progress bar over it."""
    of = store.to_work_out()
    if not of:
        return
    with progress_bar("Working out earlier results once") as progress:
        done = 0
        while some := store.work_out():
            done += some
            progress(min(done, of), of)


def shown(steps: Sequence[T], label: str) -> Iterator[T]:
    """Yield steps of work, with a progress bar over them."""
    with progress_bar(label) as progress:
        for done, step in enumerate(steps):
            progress(done, len(steps))
            yield step
