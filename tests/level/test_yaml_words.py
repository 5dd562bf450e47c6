"""What a YAML reader complains about, in words for people who write calls."""

import pytest

from game.level.document import LOADERS, read_document
from game.level.source import open_source

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
    ("%YAML 3.1\n---\na: b", "The file asks for another version", (1, 1)),
]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("text", "said", "place"), MISTAKES)
def test_a_mistake_in_plain_words(
    text: str, said: str, place: tuple[int, int], loader: type
) -> None:
    (finding,) = read_document(open_source(text, "x"), loader).findings
    assert finding.fault.message.startswith(said)
    assert finding.fault.hint.endswith((".", '".'))
    assert (finding.line, finding.column) == place


@pytest.mark.parametrize("loader", LOADERS)
def test_no_words_of_the_reader_itself_get_out(loader: type) -> None:
    for text, *_ in MISTAKES:
        (finding,) = read_document(open_source(text, "x"), loader).findings
        said = f"{finding.fault.message} {finding.fault.hint}"
        assert not any(word in said for word in ("scalar", "token", "mapping", "flow", "while"))
