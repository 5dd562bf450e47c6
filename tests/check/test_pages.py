"""Every code has a page, and what its page shows is so."""

import re
from pathlib import Path

import pytest

from game.check.cut_off import cut_offs
from game.check.explain import title
from game.level import Code, Problem, load_level, load_pack, read_level
from game.level.packs.pack import PACK_NAME
from tests.check.pages import BAD, MEND, PAGES, Example, examples, page, written

AS_READ = [code for code in Code if code < "CC4" and code is not Code.LEFT_OUT]
"""What is found on reading a file."""

LATER = [code for code in Code if code not in AS_READ]
NOT_YET = {
    Code.UNBALANCED: "the key `balance` comes with the check of it",
    Code.PLAYS_OTHERWISE: "plays come with the playtests",
    Code.PLAY_WITHOUT_LEVEL: "plays come with the playtests",
    Code.LEFT_OUT: "a pack that leaves a level out is read like any other",
}
"""The pages whose examples are not read here, and why."""


def problems_of(found: list[Example], home: Path) -> list[Problem]:
    """Return every problem of a page's examples, as the files that they are."""
    files = written(found, home)
    packs = [file for file in files if file.name == PACK_NAME]
    if packs:
        # What is wrong with one of its levels is shown where the level is read.
        return [problem for pack in packs for problem in load_pack(pack).problems]
    return [problem for file in files for problem in load_level(file).problems]


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {file.name for file in PAGES.iterdir()} == {f"{code}.md" for code in Code}


@pytest.mark.parametrize("code", Code)
def test_a_page_is_made_like_every_other(code: Code) -> None:
    text = page(code)
    assert re.match(rf"# {code}: [A-Z].+[^.]\n\n[A-Z`]", text)
    assert re.findall(r"^#.*$", _prose(text), re.MULTILINE)[1:] == [BAD.strip(), MEND.strip()]
    _, *lines = _prose(text).split("\n")
    assert all(len(line) <= 80 for line in lines)
    assert examples(code, mended=False)
    assert examples(code, mended=True)
    assert text.count("```") == 2 * sum(len(examples(code, mended=each)) for each in (True, False))


def _prose(text: str) -> str:
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)


def test_no_two_pages_have_the_same_title() -> None:
    assert len({title(code) for code in Code}) == len(Code)


@pytest.mark.parametrize("code", AS_READ)
def test_the_bad_example_has_this_problem_and_no_other(code: Code, tmp_path: Path) -> None:
    found = problems_of(examples(code, mended=False), tmp_path)
    if code is Code.MANY_MORE:
        # What there is too much of has a code of its own.
        assert found[-1].code is code
        return
    assert {problem.code for problem in found} == {code}


@pytest.mark.parametrize("code", AS_READ)
def test_the_mended_example_has_no_problem(code: Code, tmp_path: Path) -> None:
    assert problems_of(examples(code, mended=True), tmp_path) == []


@pytest.mark.parametrize("mended", [False, True], ids=["bad", "mended"])
@pytest.mark.parametrize("code", [code for code in LATER if code not in NOT_YET])
def test_what_is_about_behaviour_can_be_read(code: Code, mended: bool) -> None:
    for example in examples(code, mended=mended):
        assert read_level(example.raw).problems == ()


@pytest.mark.parametrize("code", LATER)
def test_a_text_is_cut_off_only_where_that_is_shown(code: Code) -> None:
    for mended in (False, True):
        for example in examples(code, mended=mended):
            found = cut_offs(read_level(example.raw), "x")
            assert bool(found) == (code is Code.CUT_OFF and not mended)


def test_the_page_names_the_command_that_shows_it() -> None:
    """A page that shows no file shows what somebody types."""
    typed = [
        code
        for code in Code
        if {each.language for each in examples(code, mended=False)} != {"yaml"}
    ]
    assert typed == [Code.UNREADABLE]
