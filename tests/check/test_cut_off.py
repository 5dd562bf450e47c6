"""Texts that end where a remark begins, by mistake or on purpose."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.check.cut_off import cut_offs
from game.level import Code, Severity, load_level, load_pack, read_level, shipped
from tests.level.samples import DESK, FULL, SMALL, place_of

CUT = [
    ("caller: Hello?", "caller: Call me at #4", "#4"),
    ("caller: Hello?", "caller: Call me\n      at #4 and #5", "#4"),
    ("caller: Hello?", "caller: it's  \t #4", "#4"),
    ("caller: Hello?", "caller: {calm: x, upset: Call #4\n     }", "#4"),
    ("caller: Hello?", "caller:\n      calm: Call #4", "#4"),
    ("caller: Hello?", "caller: x\n    thinking: Call #4", "#4"),
    ("caller: Hello?", "caller: x\n    burst:\n      - Call #4", "#4"),
    ("caller: Hello?", "caller: x\n    burst:\n      - say: Call #4", "#4"),
    ("say: How can I help?", "say: Call #4", "#4"),
    ("say: How can I help?", "say:\n          - Call #4\n          - Call", "#4"),
    ("to: done", "to: done\n        answer: Call #4", "#4"),
    ("title: A small call", "title: A call # small", "# small"),
    ("brief: Somebody calls.", "brief: Somebody #calls", "#calls"),
    ("name: Ada", "name: Ada # the first", "# the"),
    ("no-refund: Never promise a refund.", "no-refund: Never #4", "#4"),
    ("receipt: The receipt is lost.", "receipt: Lost #4", "#4"),
]
LEFT_ALONE = [
    ("caller: Hello?", 'caller: "Call me at #4"'),
    ("caller: Hello?", "caller: 'Call me' # a remark"),
    ("caller: Hello?", r'caller: "Caf\u00e9" # a remark'),
    ("caller: Hello?", 'caller: "Call me\n      now" # a remark'),
    ("caller: Hello?", "# a remark\n    caller: Hello?\n    # another"),
    ("caller: Hello?", "caller: Call#4"),
    ("caller: Hello?", "caller: |\n      Call me at #4\n      # now"),
    ("caller: Hello?", "caller: > # a remark\n      Call me"),
    ("caller: Hello?", "caller: {calm: x, upset: y} # a remark"),
    ("caller: Hello?", "caller: # a remark\n      Hello?"),
    ("  opening:", "  opening: # a remark"),
    ("technique: clarify", "technique: clarify # a remark"),
    ("to: done", "to: done # a remark"),
    ("end: resolved", "end: resolved # a remark"),
]


@pytest.mark.parametrize(("old", "new", "mark"), CUT)
def test_a_text_that_is_cut_off(old: str, new: str, mark: str) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    reading = read_level(text, "small.yaml")
    assert reading.problems == ()
    (problem,) = cut_offs(reading, "small.yaml")
    assert (problem.code, problem.severity) == (Code.CUT_OFF, Severity.WARNING)
    assert (problem.line, problem.column) == place_of(text, mark)
    assert problem.file == "small.yaml"
    assert problem.source == text.split("\n")[problem.line - 1]
    assert "on a line of its own" in problem.hint


@pytest.mark.parametrize(("old", "new"), LEFT_ALONE)
def test_what_is_in_quotes_or_no_text_is_left_alone(old: str, new: str) -> None:
    assert old in SMALL
    reading = read_level(SMALL.replace(old, new, 1))
    assert reading.problems == ()
    assert cut_offs(reading, "x") == ()


@pytest.mark.parametrize("path", load_pack(shipped()).levels, ids=lambda path: path.stem)
def test_no_shipped_level_is_cut_off(path: Path) -> None:
    assert cut_offs(load_level(path), str(path)) == ()


@pytest.mark.parametrize("text", [SMALL, FULL, DESK], ids=["small", "full", "desk"])
def test_a_remark_behind_each_line_is_told_where_a_text_ends_there(text: str) -> None:
    lines = text.splitlines()
    remarked = "\n".join(line and f"{line} # {place}" for place, line in enumerate(lines, 1))
    reading = read_level(remarked)
    assert reading.problems == ()
    cut = {problem.line for problem in cut_offs(reading, "x")}
    wordy = re.compile(r"\s*(- )?(title|sector|say|what|text|from|thinking|caller): [^|{\[]")
    assert cut >= {place for place, line in enumerate(lines, 1) if wordy.match(line)}
    other = re.compile(r"\s*(- )?(technique|to|when|reveals|minutes|mood|end|start|seconds): ")
    assert not cut & {place for place, line in enumerate(lines, 1) if other.match(line)}


@given(st.text(max_size=60), st.sampled_from(["Hello?", "A small call", "Ada", "done"]))
def test_whatever_is_written_it_never_fails(text: str, place: str) -> None:
    spoilt = SMALL.replace(place, f"{text} # {text}", 1)
    for problem in cut_offs(read_level(spoilt), "x"):
        assert problem.source[problem.column - 1] == "#"


def test_a_file_that_cannot_be_read_has_none() -> None:
    assert cut_offs(read_level("[ # x"), "x") == ()
    assert cut_offs(read_level(b"\xff # x"), "x") == ()
