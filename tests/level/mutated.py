"""Files made from good ones: keys lost and added, values changed for others, lists grown."""

import json
from copy import deepcopy
from typing import Final

from hypothesis import strategies as st

from game.level.problem import Path
from game.level.yaml.document import read_document
from game.level.yaml.node import Plain
from game.level.yaml.source import open_source


class Bare(str):
    """A word that is written without quotes."""

    __slots__ = ()


WORDS: Final = (
    *("true", "false", "on", "off", "yes", "no", "~", "null", "True", "resolved", "ended", "calm"),
    *("0", "1", "-1", "45", "+2.5", "100", "100.5", "101", "600", "601", "3600", "60.001", "0.05"),
    *("1.2345", "1e2", ".5", "5.", "0x1F", "0o17", "007", "-0", ".inf", ".nan", "1234567890"),
    *("listen", "specfic-apology", "later", "even", "furious", "helped", "done", "gate-code", ""),
    "9" * 31,
)
TEXTS: Final = (
    *("", " ", "\n", "  two   words ", "45", "101", "-1", "1.2345", "true", "~", "Listen"),
    *("a: b # c", "[@click=app.quit]", "\u200b", "é", "日本", "a b", "-x", "_x", "a—b", "½", "x"),
    *("x" * 41, "y" * 60, "y " * 31, "y\n" * 31, "z" * 201, "z" * 1001, " z\n" * 1001, "z" * 2001),
    *("patience >= 45", "patience>=45 and not knows x", "patience => 4", "turns > 2.5", "turns >2"),
    *("mood is calm", "mood <calm", "mood = odd", "knows", "not not knows x", "knows a or knows b"),
    *("used listen", "used hope", "was helped", "was odd", "satisfaction < 0", "heard > 200"),
    *("kept a and", " and ".join(["knows x"] * 20), "patience >= 1.2345", "turns >= 3.00"),
)
EMPTY: Final[tuple[Plain, ...]] = ([], {}, [[]], [{}], {"a": "b"}, ["x", "y"])
NAMES: Final = (*("title", "say", "extra", "with", "a b", "", "Titel", "name", "-a", "ä", "x"),)

VALUES: Final[st.SearchStrategy[Plain]] = (
    st.sampled_from(WORDS).map(Bare) | st.sampled_from(TEXTS) | st.sampled_from(EMPTY).map(deepcopy)
)


def plain_of(text: str) -> Plain:
    """Return the plain data of a good file; what can be is written without quotes again."""
    document = read_document(open_source(text, "good"))
    assert document.root
    return _bare(document.root.value)


def _bare(plain: Plain) -> Plain:
    if isinstance(plain, dict):
        return {key: _bare(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_bare(each) for each in plain]
    return Bare(plain) if plain.replace(".", "").replace("-", "").isalnum() else plain


def written(plain: Plain) -> str:
    """Return plain data as a file says it."""
    if isinstance(plain, dict):
        rows = (f"{_quoted(key)}: {written(value)}" for key, value in plain.items())
        return f"{{{', '.join(rows)}}}"
    if isinstance(plain, list):
        return f"[{', '.join(map(written, plain))}]"
    return plain if isinstance(plain, Bare) else _quoted(plain)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def paths(plain: Plain, path: Path = ()) -> list[Path]:
    """Return the path to every value."""
    inside = (
        plain.items()
        if isinstance(plain, dict)
        else enumerate(plain)
        if isinstance(plain, list)
        else ()
    )
    return [path, *(way for step, value in inside for way in paths(value, (*path, step)))]


def at(plain: Plain, path: Path) -> Plain:
    """Return the value at a path."""
    for step in path:
        plain = plain[step]  # type: ignore[index]  # a path leads somewhere
    return plain


@st.composite
def mutated(draw: st.DrawFn, files: tuple[str, ...]) -> str:
    """Return a good file with up to three changes."""
    plain = plain_of(draw(st.sampled_from(files)))
    for _ in range(draw(st.integers(0, 3))):
        ways = [path for path in paths(plain) if path]
        if not ways:
            break
        _change(draw, plain, draw(st.sampled_from(ways)))
    return written(plain)


def _change(draw: st.DrawFn, plain: Plain, path: Path) -> None:
    """Change one thing at a path."""
    parent, step = at(plain, path[:-1]), path[-1]
    deed = draw(st.sampled_from(["set", "set", "set", "move", "wrap", "lose", "name", "grow"]))
    value: Plain = deepcopy(at(plain, path))
    if deed == "set":
        value = draw(VALUES)
    elif deed == "move":
        value = deepcopy(at(plain, draw(st.sampled_from(paths(plain)))))
    elif deed == "wrap":
        wrapped: list[Plain] = [[value], {"say": value}, [value, value]]
        value = draw(st.sampled_from(wrapped))
    elif deed == "grow":
        value = _grown(draw, value)
    if isinstance(parent, dict) and isinstance(step, str):
        del parent[step]
        if deed != "lose":
            parent[draw(st.sampled_from(NAMES)) if deed == "name" else step] = value
    elif isinstance(parent, list) and isinstance(step, int):
        parent[step : step + 1] = [] if deed == "lose" else [value]


def _grown(draw: st.DrawFn, value: Plain) -> Plain:
    """Return a list or a block with more entries than it had, often too many."""
    more = draw(st.sampled_from([1, 3, 6, 10, 21, 51]))
    if isinstance(value, list) and value:
        return [deepcopy(value[0]) for _ in range(len(value) + more)]
    if isinstance(value, dict) and value:
        first = next(iter(value.values()))
        return {**value, **{f"more-{number}": deepcopy(first) for number in range(more)}}
    return value
