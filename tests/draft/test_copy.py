"""A copy of a level: the same text under another title."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.draft.call import editor_line
from game.draft.copy import copied, copied_title
from game.level import load_pack, read_level, shipped
from game.level.yaml.document import read_document
from game.level.yaml.source import open_source
from tests.level.samples import DESK, FULL, SMALL

TITLES = [
    "title: A small call",
    "title: 'A small call' # a remark",
    'title:   "A small\n  call"',
    "title: A small\n  call",
    "title: |\n  A small call",
    "title: >-\n  A small\n  call\n",
]


@pytest.mark.parametrize("written", TITLES)
def test_the_title_is_replaced_however_it_is_written(written: str) -> None:
    source = f"# first\n{SMALL.replace('title: A small call', written)}# last\n"
    text = copied(source, "a: b # c")
    before, after = read_level(source).level, read_level(text).level
    assert before
    assert after
    assert (before.title, after.title) == ("A small call", "a: b # c")
    assert after.scenes == before.scenes
    assert text.startswith(f"{editor_line()}\n# first\n")
    assert text.endswith("# last\n")
    assert ("# a remark" in text) == ("# a remark" in written)


@pytest.mark.parametrize("path", load_pack(shipped()).levels, ids=lambda path: path.stem)
def test_a_copy_of_a_shipped_level_differs_in_its_first_lines_only(path: object) -> None:
    source = str(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]  # a path
    text = copied(source, "Mine")
    assert text.splitlines()[2:] == source.splitlines()[1:]
    assert text.splitlines()[1] == "title: Mine"


@given(st.sampled_from([FULL, SMALL, DESK]), st.text(min_size=1, max_size=90))
def test_what_a_copy_is_called_fits(source: str, title: str) -> None:
    called = copied_title(" ".join(title.split()) or "x")
    assert len(called) <= 60
    assert called.endswith(" (a copy)")
    level = read_level(copied(source, "Another")).level
    assert level
    assert level.title == "Another"


def test_line_ends_and_an_earlier_line_for_editors_do_not_pile_up() -> None:
    once = copied(SMALL.replace("\n", "\r\n"), "One")
    twice = copied(once, "Two")
    assert twice == once.replace("One", "Two")
    assert "\r" not in twice


def test_a_title_with_a_comma_stays_one_where_the_level_is_written_in_braces() -> None:
    source = read_document(open_source(SMALL, "small")).root
    assert source
    braces = json.dumps(source.value)
    copy = read_level(copied(braces, "Hello, world"))
    assert copy.level, copy.problems
    assert copy.level.title == "Hello, world"
