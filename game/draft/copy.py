"""A new level that begins as a copy of another: its text, remarks and all, under another title."""

import json
import re
from typing import Final

from game.draft.call import editor_line
from game.draft.quoting import scalar
from game.level.shape.values import Text

_LONGEST: Final = 60
"""Characters of a title, as the shape of a level has it."""
_ENDING: Final = " (a copy)"
"""What tells a copy from its level in a list of calls."""
_EDITOR_LINE: Final = re.compile(r"# *yaml-language-server:[^\n]*\n")


def copied_title(title: str) -> str:
    """Return what the copy of a call is called when nobody says otherwise."""
    return title[: _LONGEST - len(_ENDING)].rstrip() + _ENDING


def copied(source: str, title: str) -> str:
    """Return the text of a level that was read without a problem, with another title in it."""
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    start, end = _title_in(text)
    # A title that is written as a block of lines ends with a line end, which what follows needs.
    ending = "\n" if text[start:end].endswith("\n") else ""
    renamed = text[:start] + _written(Text(_LONGEST).read(title)) + ending + text[end:]
    # The schema that the other file names may lie in a folder that the author does not have.
    found = _EDITOR_LINE.match(renamed)
    return f"{editor_line()}\n{renamed[found.end() if found else 0 :]}"


def _written(title: str) -> str:
    """Return a title so that it is one wherever it stands: in braces, a comma ends it."""
    return json.dumps(title, ensure_ascii=False) if "," in title else scalar(title)


def _title_in(text: str) -> tuple[int, int]:
    """Return where the value of the key `title` begins and ends in a level."""
    # Imported here: only this needs the reader in Python, whose marks count characters.
    import yaml  # noqa: PLC0415 - see above

    root = yaml.compose(text, Loader=yaml.BaseLoader)
    if not isinstance(root, yaml.MappingNode):
        message = "a level that was read is a block of keys"
        raise TypeError(message)
    value = next(value for key, value in root.value if key.value == "title")
    return value.start_mark.index, value.end_mark.index
