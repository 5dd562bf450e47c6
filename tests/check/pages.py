"""The pages about codes, taken apart: their examples, and the files that these stand for."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from game.level import Code
from game.resources import folder

PAGES: Final = folder("assets") / "diagnostics"
MEND: Final = "\n## How to mend it\n"
BAD: Final = "\n## What sets it off\n"
_FENCE: Final = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
_TIMES: Final = re.compile(r"with its last line ([\d,]+) times")
_SIGN: Final = re.compile(r"with U\+([0-9A-F]{4}) for each (.)")


@frozen
class Example:
    """A fence of a page: its language, what else is said of it, and what stands in it."""

    language: str
    said: str
    text: str

    @property
    def is_file(self) -> bool:
        """Whether it is a file, and not what somebody types."""
        return self.language == "yaml"

    @property
    def name(self) -> str:
        """What the file is called."""
        name = self.said.partition(" ")[0]
        return name if name.endswith((".yaml", ".yml")) else "a-late-parcel.yaml"

    @property
    def beside(self) -> Sequence[str]:
        """The files that lie in the same folder and are right."""
        return re.findall(r"[\w-]+\.yaml", self.said.partition("beside ")[2])

    @property
    def raw(self) -> bytes:
        """The bytes of the file, with what cannot be written on a page."""
        text = self.text
        times = _TIMES.fullmatch(self.said)
        if times:
            last = text.splitlines(keepends=True)[-1]
            text = text.removesuffix(last) + last * int(times.group(1).replace(",", ""))
        sign = _SIGN.fullmatch(self.said)
        if sign:
            text = text.replace(sign.group(2), chr(int(sign.group(1), 16)))
        return text.encode("latin-1" if self.said == "saved as Latin-1" else "utf-8")


def page(code: Code) -> str:
    """Return the page about a code."""
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def examples(code: Code, *, mended: bool) -> list[Example]:
    """Return the bad or the mended examples of a page."""
    bad, _, good = page(code).partition(MEND)
    return [Example(*found) for found in _FENCE.findall(good if mended else bad)]


def written(found: Sequence[Example], home: Path) -> list[Path]:
    """Write examples as files, and what lies beside them; return the files."""
    (sound,) = examples(Code.CANNOT_LOSE, mended=True)
    for example in found:
        for name in example.beside:
            (home / name).write_text(sound.text)
        if example.is_file:
            (home / example.name).write_bytes(example.raw)
    return [
        # A command is no file; what it names may be one.
        home / (example.name if example.is_file else example.text.split()[-1])
        for example in found
    ]
