"""What a YAML reader complains about, in words for people who write calls."""

import pytest

from game.level.yaml.document import LOADERS, read_document
from game.level.yaml.source import open_source

MISTAKES = [
    ("a: b: c", "There is a colon here", (1, 5)),
    ("a: b\n c: d", "There is a colon here", (2, 3)),
    ("a: b\nc\n", "This line stands where a key belongs", (2, 1)),
    ("a:\n\t- b", "A tab stands", (2, 1)),
    ("a:\n  b: c\n \td: e", "A tab stands", (3, 2)),
    ("a: @b", "Text cannot begin with this", (1, 4)),
    ("a: `b`", "Text cannot begin with this", (1, 4)),
    ("a: - b", "A list entry", (1, 4)),
    ("a: %b", "Text cannot begin with this", (1, 4)),
    ("a: 'b", "A quotation mark opens here", (1, 4)),
    ("a: 'it's'", "The text goes on after", (1, 8)),
    ('a: "b" c', "The text goes on after", (1, 8)),
    ("a: [b\nc: d", "A list that opens here", (1, 4)),
    ("a: {b\nc: d", "A block that opens here", (1, 4)),
    ("a:\n  - b\n  c: d", "This line stands among list entries", (3, 3)),
    ("a:\n  b: c\n d: e", "This line does not fit", (3, 2)),
    ("a: |b\n  c", "After `|` or `>` nothing else", (1, 5)),
    ("a: *", "`*` and `&` have a meaning", (1, 5)),
    ("a: b\nc:d\ne: f", "A space is missing after this colon", (2, 2)),
    ("a: b\nc:d\n\n\n\n\ne: f", "A space is missing after this colon", (2, 2)),
    ("a:\n  - say:b\n    c: d", "A space is missing after this colon", (2, 8)),
    ("a:\n  b: c\n  d:e", "A space is missing after this colon", (3, 4)),
    ("a: “b: c”", "A curly quotation mark stands here", (1, 4)),
    ("a:\n  - b: «c: d»", "A curly quotation mark stands here", (2, 8)),
    ("a:\n  b: c\n\xa0\xa0d: e\n  f: g", "A space that YAML does not know", (3, 1)),
    ("a:\n  b: c\n \u3000d: e\n  f: g", "A space that YAML does not know", (3, 2)),
    ('a: "b\nc: d\ne: "f"', "A quotation mark opens here, and its text runs on", (1, 4)),
    ("a:\n  - 'b\n  - it's c", "A quotation mark opens here, and its text runs on", (2, 5)),
    ("%YAML 3.1\n---\na: b", "The file asks for another version", (1, 1)),
]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("text", "said", "place"), MISTAKES)
def test_a_mistake_in_plain_words(
    text: str, said: str, place: tuple[int, int], loader: type
) -> None:
    (problem,) = read_document(open_source(text, "x"), loader).problems
    assert problem.message.startswith(said)
    assert problem.hint.endswith((".", '".'))
    assert (problem.line, problem.column) == place


HINTS = [
    ("a: b\ntechnique:dismiss\ne: f", "Write a space after the colon: `technique: dismiss`."),
    ("a: b\nhttp://x.example/y\ne: f", "Write `key: value`, or indent the line"),
    ("a: b\nsee http://x.example/y\ne: f", "Write `key: value`, or indent the line"),
    ("a: \u2019tis: b", 'Write " in front of the whole text'),
    ("a: b \u2019tis: c", "If this is a key, count the spaces"),
    ("a: b\n\xa0c: d\n e: f", "type the spaces anew"),
    ('a: "b\nc: "d"', "Close it with the same mark at the end of the text."),
    ('a: "b"\nc: "d" e', "Put the whole text in quotes."),
]


@pytest.mark.parametrize(("text", "hint"), HINTS)
def test_what_to_write_instead(text: str, hint: str) -> None:
    (problem,) = read_document(open_source(text, "x")).problems
    assert hint in problem.hint


@pytest.mark.parametrize("loader", LOADERS)
def test_no_words_of_the_reader_itself_get_out(loader: type) -> None:
    for text, *_ in MISTAKES:
        (problem,) = read_document(open_source(text, "x"), loader).problems
        said = f"{problem.message} {problem.hint}"
        assert not any(word in said for word in ("scalar", "token", "mapping", "flow", "while"))
