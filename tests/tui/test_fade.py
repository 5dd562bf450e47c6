"""What strain leaves of your notes: all of it, less, and in the end nothing."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.play.fading import FAINT_FROM, GONE_FROM, as_remembered, is_faint
from game.tui.run_context import RunContext
from tests.tui.desk_stage import desk_level
from tests.tui.stage import SEED, HandClock, MemoryRecords, app_with, faded_call, hear_out, settle
from tests.tui.test_sizes import drawn

strains = st.integers(0, 100)


@pytest.mark.parametrize(
    ("strain", "left"),
    [(0, "angry"), (59, "angry"), (60, "ang…"), (79, "ang…"), (80, "…"), (100, "…")],
)
def test_a_mood_word_fades(strain: int, left: str) -> None:
    assert as_remembered("angry", strain) == left


@given(st.text(max_size=90), strains, strains)
def test_more_strain_never_leaves_more(text: str, one: int, other: int) -> None:
    less, more = sorted((one, other))
    early, late = as_remembered(text, less), as_remembered(text, more)
    assert text.startswith(late.removesuffix("…")) or late == text
    assert len(late.removesuffix("…")) <= len(early)


@given(strains)
def test_what_is_shortened_is_faint(strain: int) -> None:
    assert is_faint(strain) is (strain >= FAINT_FROM)
    assert (as_remembered("The gate code changed.", strain) == "…") is (strain >= GONE_FROM)


@pytest.mark.parametrize(
    ("strain", "there", "gone"),
    [
        (0, ("· angry", "The gate code changed in"), ()),
        (60, ("· ang…", "· The gate c…"), ("angry", "gate code")),
        (80, ("Okafor · …",), ("angry", "The gate")),
    ],
)
async def test_strain_fades_the_notes_of_a_call(
    strain: int, there: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    clock, level = HandClock(), evolve(desk_level(), brief="", limits={})
    app = app_with(None, clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        context = RunContext(MemoryRecords(), seed=SEED, now=clock)
        call = faded_call(context, level, strain)
        await app.push_screen(call)
        await hear_out(pilot, clock)
        await pilot.press("l")
        await hear_out(pilot, clock)
        await settle(pilot, clock)
        side = "\n".join(line[:28] for line in drawn(app).splitlines())
        assert [text for text in there if text not in side] == []
        assert [text for text in gone if text in side] == []
        await pilot.press("n")
        await pilot.pause()
        beside = "\n".join(line[29:] for line in drawn(app).splitlines()[:14])
        assert ("The gate code changed in March." in beside) is (strain == 0)
