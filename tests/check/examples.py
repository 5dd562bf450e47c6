"""The YAML that our pages show, and what the parts of files among it are tried in.

A block is a whole file: a call, a pack, or plays of the page's whole call. Above one that is only
a part of a call stands which part: `<!-- part: burst -->`. It is put into a sound call for that.
"""

import re
from collections.abc import Callable
from pathlib import Path
from textwrap import indent
from typing import Any, Final

import yaml
from attrs import frozen

from tests.check.sound import MODELLED

ROOT: Final = Path(__file__).parents[2]
PAGES: Final = (*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md")

_BLOCK: Final = re.compile(
    r"^(?:<!-- part: (?P<part>\S+) -->\n)?```ya?ml\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


@frozen
class Example:
    """A block on a page: where it stands, what it says, and which part of a call it is, if one."""

    page: str
    line: int
    text: str
    part: str | None

    @property
    def name(self) -> str:
        """Return what a test of it is called."""
        return f"{self.page}:{self.line}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys it has in the first column."""
        return tuple(re.findall(r"^(\w[\w-]*):", self.text, re.MULTILINE))


def examples_on(page: Path) -> list[Example]:
    """Return the blocks of YAML on a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Example(page.name, text.count("\n", 0, at.start("text")), at["text"], at["part"])
        for at in _BLOCK.finditer(text)
    ]


EXAMPLES: Final = [each for page in PAGES for each in examples_on(page)]

_HEAD: Final = """\
title: The parcel that never came
sector: logistics
brief: Amara Okafor is waiting for a parcel.
caller: {name: Amara Okafor}
"""


def _instead_of(old: str, spaces: int, **renamed: str) -> Callable[[str], str]:
    """Return what puts a part into the sound call in place of some lines of it."""
    frame = MODELLED
    for before, after in renamed.items():
        frame = re.sub(rf"\b{before}\b", after, frame)
    assert frame.count(old) == 1, old
    return lambda part: frame.replace(old, indent(part, " " * spaces))


_BURST: Final = """\
    burst:
      - say: It's my mother's eightieth on Saturday. Who is going to stand?
        reveals: gate-code
"""
_WAYS_ON: Final = """\
        to: [{scene: still-open, when: satisfaction >= 40}, gone]
"""

COMPLETED: Final[dict[str, Callable[[str], str]]] = {
    "first-line": lambda part: part + MODELLED,
    "without-head": lambda part: _HEAD + part,
    "burst": _instead_of(_BURST, 4, party="gate-code"),
    "caller": _instead_of("    caller: And how do I get it by Saturday?\n", 4),
    "to": _instead_of(_WAYS_ON, 8, done="settled", half="still-open", lost="gone"),
    # What is promised there is what a call of ours keeps.
    "balance": lambda part: part + (ROOT / "levels" / "discontinued.yaml").read_text("utf-8"),
}
"""By the part that a page shows: what makes a whole call of it."""


def level_of(example: Example) -> str:
    """Return the whole call that an example is, or is a part of."""
    return COMPLETED[example.part](example.text) if example.part else example.text


def files_of(example: Example) -> dict[str, str]:
    """Return the files with which an example can be checked, by name."""
    if example.part or "scenes" in example.keys:
        return {"call.yaml": level_of(example)}
    if "levels" in example.keys:
        return {"pack.yaml": example.text, **_levels_in(example.text)}
    if "plays" in example.keys:
        whole = next(each for each in EXAMPLES if each.page == example.page and _is_call(each))
        return {"call.yaml": whole.text, "call.playtest.yaml": example.text}
    message = f"{example.name} is no whole file, and says nothing of which part it is."
    raise AssertionError(message)


def _is_call(example: Example) -> bool:
    return not example.part and "scenes" in example.keys


def _levels_in(pack: str) -> dict[str, str]:
    """Return calls for a pack: each has what another one remembers of it, or it of another."""
    named: list[Any] = yaml.safe_load(pack)["levels"]
    entries = [each if isinstance(each, dict) else {"file": each} for each in named]
    level = MODELLED
    for entry in entries:
        remembers = entry.get("remembers", {})
        for kind, ours in (("clues", "party"), ("promises", "ring-back")):
            for name in remembers.get(kind, ()):
                level = re.sub(rf"\b{ours}\b", name, level)
    return {entry["file"]: level for entry in entries}
