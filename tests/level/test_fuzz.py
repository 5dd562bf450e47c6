"""Whatever bytes a file holds: a level, or problems that point into it. Never an exception."""

from hypothesis import given
from hypothesis import strategies as st

from game.level import Reading, describe, read_level, read_pack
from game.level.document import LOADERS, read_document
from game.level.source import open_source
from tests.level.samples import FULL, SMALL

LINES = FULL.splitlines() + SMALL.splitlines()
YAML_BITS = st.sampled_from(
    [
        *"[]{}:,-?|>&*!%@`'\"#\\\t\n ",
        ": ",
        "- ",
        "\n  ",
        "<<: ",
        "&a ",
        "*a",
        "!!str ",
        "---\n",
        "~",
    ]
)
ODD = st.sampled_from(
    ["", "{}", "[]", "[[]]", "{a: b}", "*a", "&a b", "!t c", "|", "'", "٤", "\x1b", "-1"]
)


def check(text: str | bytes) -> Reading:
    """Assert what holds for every file."""
    for loader in LOADERS:
        read_document(open_source(text, "fuzz.yaml"), loader)
    reading = read_level(text, "fuzz.yaml")
    assert (reading.level is None) == bool(reading.problems)
    lines = reading.source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in reading.problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.source == lines[problem.line - 1]
        shown = describe(problem)
        assert not any(each < " " and each != "\n" for each in shown)
    places = [(problem.line, problem.column) for problem in reading.problems]
    assert places == sorted(places)
    return reading


@given(st.binary(max_size=300))
def test_bytes(noise: bytes) -> None:
    check(noise)
    read_pack(noise)


@given(st.text(max_size=300))
def test_text(noise: str) -> None:
    check(noise)


@given(st.lists(YAML_BITS | st.sampled_from(LINES) | st.text(max_size=5), max_size=60))
def test_what_looks_like_yaml(parts: list[str]) -> None:
    text = "".join(parts)
    check(text)
    read_pack(text)


@given(st.data())
def test_a_level_with_lines_lost_doubled_moved_or_changed(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from([FULL, SMALL])).splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        deed = data.draw(st.sampled_from(["lose", "double", "move", "indent", "noise", "cut"]))
        if deed == "lose" and len(lines) > 1:
            del lines[at]
        elif deed == "double":
            lines.insert(at, lines[at])
        elif deed == "move":
            lines.insert(data.draw(st.integers(0, len(lines))), lines.pop(at))
        elif deed == "indent":
            lines[at] = " " * data.draw(st.integers(0, 9)) + lines[at].lstrip()
        elif deed == "noise":
            lines[at] += data.draw(st.text(max_size=4))
        else:
            lines[at] = lines[at][: data.draw(st.integers(0, len(lines[at])))]
    check("\n".join(lines))


@given(st.data())
def test_a_level_with_values_of_the_wrong_kind(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from([FULL, SMALL])).splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key, colon, _ = lines[at].partition(": ")
        if colon:
            lines[at] = f"{key}: {data.draw(ODD)}"
    check("\n".join(lines))


@given(st.data())
def test_nothing_hidden_gets_into_a_level(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([FULL, SMALL]))
    at = data.draw(st.integers(0, len(text)))
    hidden = data.draw(
        st.sampled_from(["\x00", "\x1b", "\x9b", "\u202e", "\u200b", "\u2028", "\ufeff"])
    )
    reading = check(text[:at] + hidden + text[at:])
    assert reading.level is None or hidden not in repr(reading.level)
