"""What to write instead, for mistakes that people who write calls really make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call.script.technique import Technique
from game.level import Code, read_level
from tests.level.samples import DESK, SMALL

HINTS = [
    # the text, what to replace in it, by what, the code, the hint
    (
        DESK,
        "promises: letter",
        "promises: [letter, call-back]",
        Code.WRONG_KIND,
        "Only one name belongs here: write `letter` behind the colon.",
    ),
    (DESK, "consults: depot", "consults: [depot]", Code.WRONG_KIND, "Only one name belongs here"),
    (SMALL, "clarify", "[clarify, listen]", Code.WRONG_KIND, "Only one name belongs here"),
    (SMALL, "A small call", "[A small call]", Code.WRONG_KIND, "in quotes if it contains brackets"),
    (SMALL, "A small call", "[A small, call]", Code.WRONG_KIND, "Write the text behind"),
    (SMALL, "clarify", "[]", Code.WRONG_KIND, "Write the text behind the colon"),
    (SMALL, "clarify", "{clarify: listen}", Code.WRONG_KIND, "Write the text behind the colon"),
    (SMALL, "Hello?", "[Hello]", Code.WRONG_KIND, "Write the text behind the colon"),
    (
        SMALL,
        "  no-refund: Never",
        "  - Never",
        Code.WRONG_KIND,
        "Write a line `name: text` for each of them, indented and without `- `.",
    ),
    (SMALL, "  receipt: The", "  - The", Code.WRONG_KIND, "Write a line `name: text`"),
    (
        DESK,
        "  letter:\n    what: Write",
        "  x: Write",
        Code.WRONG_KIND,
        "Write lines of `key: value`",
    ),
    (SMALL, "  name: Ada", "  name:Ada", Code.WRONG_KIND, "after the colon: `name: Ada`."),
    (
        SMALL,
        "  no-refund: Never",
        "  no-refund:Never",
        Code.WRONG_KIND,
        "after the colon: `no-refund: Never promise a refund.`.",
    ),
    (SMALL, "  name: Ada", "\xa0\xa0name: Ada", Code.UNKNOWN_KEY, "type the spaces anew"),
    (SMALL, "sector:", "\u2003sector:", Code.UNKNOWN_KEY, "type the spaces anew"),
]


@pytest.mark.parametrize(("whole", "old", "new", "code", "hint"), HINTS)
def test_the_hint_says_what_to_write(whole: str, old: str, new: str, code: Code, hint: str) -> None:
    assert old in whole
    problems = read_level(whole.replace(old, new, 1)).problems
    assert any(problem.code is code and hint in problem.hint for problem in problems)


def test_pieces_in_a_list_are_written_with_names() -> None:
    text = DESK.replace("articles:\n", "articles:\n  - Ask.\nunused:\n", 1)
    (problem,) = (each for each in read_level(text).problems if each.code is Code.WRONG_KIND)
    assert problem.hint.startswith("Write a line `name:` for each of them")


@given(st.lists(st.sampled_from(Technique), min_size=1, max_size=3))
def test_the_first_of_several_names_is_proposed(techniques: list[Technique]) -> None:
    text = SMALL.replace("clarify", f"[{', '.join(techniques)}]")
    (problem,) = read_level(text).problems
    assert f"write `{techniques[0]}` behind" in problem.hint
