"""Whatever bytes a file holds: a level, or problems that point into it. Never an exception."""

from hypothesis import given
from hypothesis import strategies as st

from game.level import read_pack
from tests.level.expect import check, check_pack
from tests.level.samples import DESK, FULL, SMALL
from tests.level.test_links import PACK

FILES = [FULL, SMALL, DESK]
LINES = [line for file in (*FILES, PACK) for line in file.splitlines()]
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
    check_pack(text)


@given(st.data())
def test_a_level_with_lines_lost_doubled_moved_or_changed(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(FILES)).splitlines()
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
    lines = data.draw(st.sampled_from(FILES)).splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        key, colon, _ = lines[at].partition(": ")
        if colon:
            lines[at] = f"{key}: {data.draw(ODD)}"
    check("\n".join(lines))


@given(st.data())
def test_nothing_hidden_gets_into_a_level(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(FILES))
    at = data.draw(st.integers(0, len(text)))
    hidden = data.draw(
        st.sampled_from(["\x00", "\x1b", "\x9b", "\u202e", "\u200b", "\u2028", "\ufeff"])
    )
    reading = check(text[:at] + hidden + text[at:])
    assert reading.level is None or hidden not in repr(reading.level)
