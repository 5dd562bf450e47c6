"""YAML as it is read here: words stay text, and nothing unfolds, recurses or goes unnoticed."""

import pytest

from game.level import Code
from game.level.yaml.document import DEEPEST, LOADERS, Document, read_document
from game.level.yaml.source import LARGEST, open_source

both = pytest.mark.parametrize("loader", LOADERS)


def read(text: str, loader: type) -> Document:
    """Return a document from text."""
    return read_document(open_source(text, "x.yaml"), loader)


def test_the_fast_reader_is_used_where_it_was_built() -> None:
    assert LOADERS[-1].__name__ == "BaseLoader"


@both
def test_places(loader: type) -> None:
    root = read("a:\n  - b: c\n  - 'd'\nè: {f: g}\n", loader).root
    assert root
    assert root.value == {"a": [{"b": "c"}, "d"], "è": {"f": "g"}}
    deep = root.find(("a", 0, "b"))
    assert (deep.key_line, deep.key_column, deep.line, deep.column) == (2, 5, 2, 8)
    assert (root.find(("a", 1)).line, root.find(("a", 1)).column) == (3, 5)
    assert root.find(("è", "f")).column == len("è: {f: g")
    assert root.find(("a", 7, "zzz")) is root.find(("a",))


@both
@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "[{"])
def test_deep_nesting_is_cut_off(opening: str, loader: type) -> None:
    document = read(opening * 100_000, loader)
    assert document.root is None
    codes = [each.code for each in document.problems]
    assert codes[-1] is Code.DEEP
    assert len(codes) <= DEEPEST + 1


@both
def test_nesting_that_is_just_deep_enough(loader: type) -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST, loader).root
    assert not read("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), loader).root


@both
def test_aliases_do_not_unfold(loader: type) -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
    codes = [each.code for each in read(bomb, loader).problems]
    assert codes.count(Code.ALIAS) == 2 * 39
    assert codes.count(Code.ANCHOR) == 40


@both
@pytest.mark.parametrize(
    "text",
    [
        "a" * (LARGEST - 1),
        "a: " + "b" * (LARGEST - 10),
        '"' * (LARGEST - 1),
        "!" * (LARGEST - 1),
        ": " * (LARGEST // 2 - 1),
        "\t" * (LARGEST - 1),
        "%" * (LARGEST - 1),
        'a: "\\U99999999"',
        'a: "\\ud800"',
        "%YAML 99999999999999999999.1\n---\na: b",
        "%TAG ! !!!!\n---\n!a b",
        "!<%ff> a",
        "a: !!binary x",
        "? a\n? b\n",
        ": a",
        "a: *",
        "- - - a\n  - b\n - c",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_files_are_read_or_refused(text: str, loader: type) -> None:
    document = read(text, loader)
    assert document.root or document.problems


def test_large_files_are_not_read() -> None:
    assert not open_source("a" * LARGEST, "x").unread
    assert open_source("a" * (LARGEST + 1), "x").unread
    assert open_source(b"a" * (LARGEST + 1), "x").unread
    assert open_source("é" * (LARGEST // 2 + 1), "x").unread
