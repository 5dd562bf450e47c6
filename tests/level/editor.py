"""A file as an editor sees it: the values that the core schema of YAML 1.2 makes of its words."""

import re
from collections.abc import Callable
from typing import Final

import yaml

Seen = None | bool | int | float | str | list["Seen"] | dict[str, "Seen"]

_WORDS: Final[dict[str, Seen]] = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"]),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
}

_NUMBERS: Final[tuple[tuple[str, Callable[[str], Seen]], ...]] = (
    (r"[-+]?[0-9]+", int),
    (r"0o[0-7]+", lambda word: int(word, 8)),
    (r"0x[0-9a-fA-F]+", lambda word: int(word, 16)),
    (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", float),
    (r"[-+]?\.(inf|Inf|INF)", lambda word: float(word.replace(".", ""))),
    (r"\.(nan|NaN|NAN)", lambda _: float("nan")),
)


def seen(text: str, *, nothing: bool = True) -> Seen:
    """Return what an editor sees in a file; without `nothing`, as if `~` and `null` had quotes."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    assert root is not None
    return _value(root, nothing=nothing)


def _value(node: yaml.Node, *, nothing: bool) -> Seen:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _value(value, nothing=nothing) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(each, nothing=nothing) for each in node.value]
    assert isinstance(node, yaml.ScalarNode)
    said: str = node.value
    value = resolved(said) if node.style is None else said
    return said if said and value is None and not nothing else value


def resolved(word: str) -> Seen:
    """Return what a word without quotes is to an editor."""
    if word in _WORDS:
        return _WORDS[word]
    for pattern, made in _NUMBERS:
        if re.fullmatch(pattern, word, re.ASCII):
            return made(word)
    return word
