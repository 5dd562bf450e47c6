"""Text as it is written in YAML: as it is where that is safe, else between quotes."""

import json
import re
from typing import Final

_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w ,.;!?'…-]*[\w.!?…])?")
"""Text that begins with a letter and holds nothing that YAML could take for a sign of its own."""

_WORDS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
"""Words that one editor or another takes for something else."""


def scalar(text: str) -> str:
    """Return one line of text as the value of a key; what YAML reads is exactly this text."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS:
        return text
    # JSON's way of quoting is one of YAML's; letters of other languages stay legible.
    return json.dumps(text, ensure_ascii=False)
