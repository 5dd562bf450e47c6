"""What is beside talking, and packs, from strangers: any type, any depth, markup and escapes."""

import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.level import Code, load_pack, read_level
from game.level.problem import Path as Way
from game.level.yaml.document import read_document
from game.level.yaml.node import Node, Plain
from game.level.yaml.source import open_source
from game.text import first_hostile
from tests.level.expect import check, check_pack, check_problems
from tests.level.samples import DESK, SMALL
from tests.level.test_links import PACK

PLAIN_DESK = read_document(open_source(DESK, "")).root
PLAIN_PACK = read_document(open_source(PACK, "")).root
NEW_BLOCKS = ("articles", "departments", "promises", "pings", "returning", "scenes")
"""The blocks of a level that hold what is done beside talking."""

MARKUP = ["[@click=app.quit]x[/]", "[bold]", "[/]", "{x}", "\\[", "${HOME}", "%s", "<!-- -->"]
ESCAPES = ["\x1b[2J", "\x9b31m", "\u202e", "\u200b", "\x00", "\u2028", "\ufeff", "a\rb"]
WORDS = ["call-back", "depot", "gate-code", "done", "helped", "later", "first.yaml", "../x", "-1"]
SCALARS = st.sampled_from(["", "0", "60", "1e9", *MARKUP, *ESCAPES, *WORDS]) | st.text(max_size=9)
KEYS = st.sampled_from(
    ["title", "reveals", "after", "until", "takes-over", "minutes", "call", "<<"]
)
PLAIN: st.SearchStrategy[Plain] = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(KEYS | SCALARS, inside, max_size=4)
    ),
    max_leaves=12,
)


def deep(levels: int) -> Plain:
    """Return blocks and lists inside one another, so many deep."""
    plain: Plain = "x"
    for level in range(levels):
        plain = [plain] if level % 2 else {"after": plain}
    return plain


ANY = PLAIN | st.integers(1, 40).map(deep) | SCALARS.map(lambda each: each * 3_000)


def ways(node: Node, *steps: str | int) -> list[Way]:
    """Return the paths to everything inside a node."""
    keyed = node.inside.items() if isinstance(node.inside, dict) else enumerate(node.inside)
    found: list[Way] = []
    for step, each in keyed:
        found += [(*steps, step), *ways(each, *steps, step)]
    return found


def put(plain: Plain, way: Way, value: Plain) -> None:
    """Put a value where a path leads, if it still leads anywhere."""
    for step in way[:-1]:
        if isinstance(plain, dict) and step in plain:
            plain = plain[str(step)]
        elif isinstance(plain, list) and isinstance(step, int) and step < len(plain):
            plain = plain[step]
        else:
            return
    last = way[-1]
    if isinstance(plain, dict):
        plain[str(last)] = value
    elif isinstance(plain, list) and isinstance(last, int) and last < len(plain):
        plain[last] = value


def spoilt(data: st.DataObject, root: Node | None, blocks: tuple[str, ...]) -> str:
    """Return a file in which some of what stands in `blocks` is anything at all."""
    assert root
    plain = deepcopy(root.value)
    places = [way for way in ways(root) if way[0] in blocks]
    for way in data.draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)):
        put(plain, way, data.draw(ANY))
    return json.dumps(plain, ensure_ascii=data.draw(st.booleans()))


@given(st.data())
def test_what_is_beside_talking_may_be_anything(data: st.DataObject) -> None:
    reading = check(spoilt(data, PLAIN_DESK, NEW_BLOCKS))
    assert reading.level is None or not [
        each for each in strings(reading.level) if first_hostile(each.replace("\n", "")) is not None
    ]


def strings(value: object) -> list[str]:
    """Return every text anywhere in a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        return [each for pair in value.items() for part in pair for each in strings(part)]
    if isinstance(value, Iterable):
        return [each for part in value for each in strings(part)]
    return [
        each
        for part in getattr(value, "__attrs_attrs__", ())
        for each in strings(getattr(value, part.name))
    ]


@given(st.data())
def test_the_entries_of_a_pack_may_be_anything(data: st.DataObject) -> None:
    check_pack(spoilt(data, PLAIN_PACK, ("levels",)))


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_pack_may_carry_anything_between_any_files(data: st.DataObject, tmp_path: Path) -> None:
    for name in ("first", "second", "third", "last"):
        file = tmp_path / f"{name}.yaml"
        file.write_text(data.draw(st.sampled_from([DESK, SMALL, "title: x"])))
    text = spoilt(data, PLAIN_PACK, ("levels",))
    (tmp_path / "pack.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    reading = load_pack(tmp_path)
    check_problems(reading.problems, open_source(text, "").text)
    for entry in reading.entries:
        assert {entry.path, *entry.after} <= set(reading.levels)


TEXT_FIELDS = [
    "Access codes",
    "Codes change in March.",
    "Charlton depot",
    "The van has gone.",
    "Ring Amara with a name.",
    "Dana, Leeds",
    "Is it down for you too?",
    "Two minutes.",
]
"""A text of each kind that an author writes beside the talk."""


@pytest.mark.parametrize("text", TEXT_FIELDS)
@pytest.mark.parametrize("markup", MARKUP)
def test_markup_in_a_text_stays_the_text_it_is(text: str, markup: str) -> None:
    said = json.dumps(f"{markup} x")
    level = read_level(written(text, said)).level
    assert level
    assert f"{markup} x" in strings(level)


@pytest.mark.parametrize("text", TEXT_FIELDS)
@pytest.mark.parametrize("escape", ESCAPES)
def test_what_acts_on_a_terminal_is_refused_in_every_text(text: str, escape: str) -> None:
    reading = check(written(text, json.dumps(f"a{escape}b")))
    assert [each.code for each in reading.problems] == [Code.HIDDEN_CHARACTER]


def written(text: str, said: str) -> str:
    """Return DESK with something in place of a text, which may be the first line of several."""
    block = "|\n      Codes change in March.\n\n      Ask the driver."
    old = block if text in block else text
    assert DESK.count(old) == 1
    return DESK.replace(old, said)
