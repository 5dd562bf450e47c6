"""Finding the page about a code, and reading it on a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.check.explain import UnknownCode, code_of, explained, overview, title
from game.level import Code
from game.text import clean
from tests.check.pages import examples, page

codes = st.sampled_from(Code)


@given(codes, st.booleans(), st.booleans(), st.sampled_from(["", " ", "\t"]))
def test_a_code_in_any_case_with_or_without_its_letters(
    code: Code, low: bool, bare: bool, around: str
) -> None:
    typed = code.removeprefix("CC") if bare else str(code)
    assert code_of(f"{around}{typed.lower() if low else typed}{around}") is code


@given(st.text())
def test_whatever_else_is_typed_is_refused_in_a_sentence(typed: str) -> None:
    try:
        code = code_of(typed)
    except UnknownCode as error:
        said = str(error)
        assert said == clean(said)
        assert "`callcraft explain` lists every code." in said
        assert len(said) < 200
    else:
        assert typed.strip().upper() in (code, code.removeprefix("CC"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("CC1011", "CC101"), ("cc0101", "CC101"), ("40l", "CC40"), ("C101", "CC101")],
)
def test_the_closest_codes_are_named(typed: str, meant: str) -> None:
    with pytest.raises(UnknownCode, match=f"Did you mean one of .*{meant}"):
        code_of(typed)


@pytest.mark.parametrize("code", Code)
def test_a_page_reads_as_plain_text(code: Code) -> None:
    shown = explained(code)
    lines = shown.split("\n")
    assert lines[:3] == [f"{code}: {title(code)}", f"Usually: {code.severity}.", ""]
    assert "What sets it off" in lines
    assert "How to mend it" in lines
    assert not any(line.startswith(("#", "```")) for line in lines)
    assert clean(shown, newlines=True) == shown


@pytest.mark.parametrize("code", Code)
def test_an_example_is_indented_and_nothing_of_it_is_lost(code: Code) -> None:
    shown = explained(code) + "\n"
    for mended in (False, True):
        for example in examples(code, mended=mended):
            lines = example.text.splitlines(keepends=True)
            assert "".join(f"    {line}" for line in lines) in shown
            assert not example.said or f"\n{example.said}:\n\n    " in shown


def test_every_code_is_listed_in_a_line_of_its_own() -> None:
    *lines, empty, last = overview().split("\n")
    assert [line[:5] for line in lines] == list(Code)
    assert all(title(Code(line[:5])) in line for line in lines)
    assert all(f" {Code(line[:5]).severity} " in line for line in lines)
    assert (empty, last) == ("", "`callcraft explain CODE` says more of one of them.")


def test_a_title_is_the_first_line_of_its_page() -> None:
    assert all(page(code).startswith(f"# {code}: {title(code)}\n") for code in Code)
