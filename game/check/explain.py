"""The pages about the codes: finding one, and showing it as plain text."""

import re
from difflib import get_close_matches
from functools import cache
from typing import Final

from game.errors import CallcraftError
from game.level.code import Code
from game.level.wording import quoted
from game.resources import folder

_PREFIX: Final = "CC"
_MOST_GUESSES: Final = 3
_FENCE: Final = "```"
_INDENT: Final = "    "
_HEADING: Final = re.compile("#+ ")


class UnknownCode(CallcraftError):
    """There is no such code; the message says which are like it, and how to list them."""


def code_of(typed: str) -> Code:
    """Return the code that somebody typed, in any case, with or without `CC`; UnknownCode."""
    wanted = typed.strip().upper()
    if not wanted.startswith(_PREFIX):
        wanted = f"{_PREFIX}{wanted}"
    if wanted in tuple(Code):
        return Code(wanted)
    # Cut, for how long comparing takes grows with what was typed; no code is longer than five
    # signs.
    close = get_close_matches(wanted[:20], tuple(Code), n=_MOST_GUESSES)
    meant = f" Did you mean one of {', '.join(close)}?" if close else ""
    message = f"There is no code {quoted(typed)}.{meant} `callcraft explain` lists every code."
    raise UnknownCode(message)


@cache
def page(code: Code) -> str:
    """Return the page about a code, in Markdown."""
    file = folder("assets") / "diagnostics" / f"{code}.md"
    return file.read_text(encoding="utf-8")


def title(code: Code) -> str:
    """Return what a code means, in a few words without a full stop."""
    return page(code).partition("\n")[0].removeprefix(f"# {code}: ")


def overview() -> str:
    """Return a line for every code: the code, how bad it usually is, and what it means."""
    lines = [f"{code}  {code.severity:<7}  {title(code)}" for code in Code]
    return "\n".join([*lines, "", "`callcraft explain CODE` says more of one of them."])


def explained(code: Code) -> str:
    """Return the page about a code as plain text, with how bad it usually is."""
    shown = _plain(page(code)).split("\n")
    return "\n".join([shown[0], f"Usually: {code.severity}.", *shown[1:]]).rstrip()


def _plain(markdown: str) -> str:
    """Return a page without the signs of Markdown; what stands in fences is indented."""
    shown: list[str] = []
    fenced = False
    for line in markdown.split("\n"):
        if line.startswith(_FENCE):
            fenced = not fenced
            shown += _caption(line)
        elif fenced:
            shown.append(f"{_INDENT}{line}".rstrip())
        else:
            shown.append(_HEADING.sub("", line))
    return "\n".join(shown)


def _caption(fence: str) -> list[str]:
    """Return what an opening fence says of its example besides the language, as lines."""
    _, _, said = fence.partition(" ")
    return [f"{said}:", ""] if said else []
