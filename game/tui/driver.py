"""Textual's way to read the terminal, made to outlive what no program should have to read."""

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial

from textual.drivers import linux_driver


def _forgiving(encoding: str) -> Callable[[], IncrementalDecoder]:
    """Return a decoder that puts a sign of its own in the place of what is no text.

    Leaving it out would shift what follows in a report that is counted in bytes.
    """
    return partial(getincrementaldecoder(encoding), "replace")


class TerminalDriver(linux_driver.LinuxDriver):
    """Reads keys although bytes come that are no UTF-8, and tells of it where reading fails.

    Such bytes come from a terminal set to Latin-1, from a paste, or from the mouse in terminals
    that still count columns in one byte.
    """

    def run_input_thread(self) -> None:
        """Wait for input and hand it on."""
        # Textual asks for its decoder by this name, and for one that raises.
        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[assignment,attr-defined]  # theirs
        super().run_input_thread()

    def _run_input_thread(self) -> None:
        # Textual's own would have the program end with a traceback and exit code 0.
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - it is handed on to where the app sees to it
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001 - as Textual's
