"""What one entry of a pack says of another: calls that come before, and what is carried on."""

from pathlib import Path

import pytest

from game.level import Code, PackEntry, Remembered, load_level, load_pack, read_pack
from game.level.packs import links
from tests.level.expect import assert_one
from tests.level.samples import DESK, SMALL, place_of

PACK = """\
title: A week
levels:
  - first.yaml
  - file: second.yaml
    after: [first.yaml]
  - file: third.yaml
    after: [first.yaml, second.yaml]
    remembers:
      call: first.yaml
      clues: [gate-code, no-van]
      promises: [letter]
  - last.yaml
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the levels of PACK, and one that is refused."""
    for name in ("first", "second", "third", "last"):
        (tmp_path / f"{name}.yaml").write_text(DESK)
    (tmp_path / "broken.yaml").write_text("title: x\n")
    return tmp_path


def test_what_entries_say_of_one_another(folder: Path) -> None:
    (folder / "pack.yaml").write_text(PACK)
    reading = load_pack(folder)
    first, second, third, last = (
        folder / f"{name}.yaml" for name in ("first", "second", "third", "last")
    )
    assert reading.problems == ()
    assert reading.entries == (
        PackEntry(first),
        PackEntry(second, (first,)),
        PackEntry(third, (first, second), Remembered(first, ("gate-code", "no-van"), ("letter",))),
        PackEntry(last),
    )
    assert reading.levels == (first, second, third, last)
    assert read_pack(PACK, str(folder / "pack.yaml")) == reading


SPOILT = [
    # code, what to replace in PACK, by what, what the place begins with
    (Code.UNKNOWN_KEY, "    after: [first.yaml]", "    afer: [first.yaml]", "afer"),
    (Code.UNKNOWN_KEY, "      clues:", "      clue:", "clue"),
    (Code.MISSING_KEY, "file: second.yaml\n    after", "after", "after: [first"),
    (Code.MISSING_KEY, "      call: first.yaml\n", "", "remembers"),
    (Code.WRONG_KIND, "after: [first.yaml]", "after: first.yaml", "first.yaml\n  - file: th"),
    (Code.WRONG_KIND, "clues: [gate-code, no-van]", "clues: gate-code", "gate-code"),
    (Code.EMPTY_TEXT, "file: second.yaml", 'file: ""', '""'),
    (Code.OUTSIDE, "- last.yaml", "- file: ../last.yaml", "../last"),
    (Code.NO_LEVEL, "- last.yaml", "- file: lost.yaml", "lost"),
    (Code.TWICE, "- last.yaml", "- {file: Third.yaml}", "Third"),
    (Code.NOT_IN_PACK, "after: [first.yaml]", "after: [frist.yaml]", "frist"),
    (Code.NOT_IN_PACK, "after: [first.yaml]", "after: [broken.yaml]", "broken"),
    (Code.NOT_IN_PACK, "call: first.yaml", "call: frist.yaml", "frist"),
    (Code.NOT_EARLIER, "after: [first.yaml]", "after: [last.yaml]", "last.yaml]"),
    (Code.NOT_EARLIER, "after: [first.yaml]", "after: [second.yaml]", "second.yaml]"),
    (Code.NOT_EARLIER, "call: first.yaml", "call: third.yaml", "third.yaml\n      clues"),
    (Code.NOT_EARLIER, "call: first.yaml", "call: last.yaml", "last.yaml\n      clues"),
    (Code.NOT_SHARED, "gate-code,", "gate,", "gate,"),
    (Code.NOT_SHARED, "[letter]", "[leter]", "leter"),
    (Code.REFUSED, "  - first.yaml", "  - first.yaml\n  - broken.yaml", "broken.yaml\n      cl"),
]


@pytest.mark.parametrize(("code", "old", "new", "place"), SPOILT)
def test_one_mistake_is_one_problem_at_its_place(
    folder: Path, code: Code, old: str, new: str, place: str
) -> None:
    assert old in PACK
    text = PACK.replace(old, new, 1)
    if code is Code.REFUSED:
        text = text.replace("call: first.yaml", "call: broken.yaml")
    (folder / "pack.yaml").write_text(text)
    reading = load_pack(folder)
    assert_one(reading.problems, code, place_of(text, place))
    assert folder / "first.yaml" in reading.levels


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("after: [first.yaml]", "after: [frist.yaml]", "Did you mean `first.yaml`?"),
        ("after: [first.yaml]", "after: [last.yaml]", "Move that entry above this one"),
        ("gate-code,", "gate_code,", "Did you mean `gate-code`?"),
        ("[letter]", "[lettre]", "Did you mean `letter`?"),
    ],
)
def test_the_hint_says_what_to_write(folder: Path, old: str, new: str, hint: str) -> None:
    (folder / "pack.yaml").write_text(PACK.replace(old, new, 1))
    (problem,) = load_pack(folder).problems
    assert hint in problem.hint


@pytest.mark.parametrize("name", ["first", "third"])
def test_a_name_has_to_be_in_both_files(folder: Path, name: str) -> None:
    (folder / "pack.yaml").write_text(PACK)
    other = DESK.replace("gate-code", "gate")
    (folder / f"{name}.yaml").write_text(other)
    reading = load_pack(folder)
    assert_one(reading.problems, Code.NOT_SHARED, place_of(PACK, "gate-code"))
    assert f"`{name}.yaml`" in reading.problems[0].message
    remembers = reading.entries[2].remembers
    assert remembers
    assert (remembers.clues, remembers.promises) == (("no-van",), ("letter",))


@pytest.mark.parametrize("name", ["first", "third"])
def test_a_level_that_is_refused_carries_nothing_on(folder: Path, name: str) -> None:
    (folder / "pack.yaml").write_text(PACK)
    (folder / f"{name}.yaml").write_text("title: x\n")
    reading = load_pack(folder)
    assert_one(reading.problems, Code.REFUSED, place_of(PACK, "first.yaml\n      clues"))
    assert f"`{name}.yaml` cannot be played" in reading.problems[0].message
    assert reading.entries[2] == PackEntry(
        folder / "third.yaml", (folder / "first.yaml", folder / "second.yaml")
    )


def test_what_fails_is_left_out_and_the_rest_is_kept(folder: Path) -> None:
    """An entry must not wait for a call that nobody can play to its end."""
    (folder / "pack.yaml").write_text(PACK)
    (folder / "first.yaml").unlink()
    reading = load_pack(folder)
    assert_one(reading.problems, Code.NO_LEVEL, (3, 5))
    second, third, last = (folder / f"{name}.yaml" for name in ("second", "third", "last"))
    assert reading.entries == (PackEntry(second), PackEntry(third, (second,)), PackEntry(last))


def test_a_name_is_carried_on_once(folder: Path) -> None:
    (folder / "pack.yaml").write_text(PACK.replace("[letter]", "[letter, letter]"))
    reading = load_pack(folder)
    assert reading.problems == ()
    assert reading.entries[2].remembers == Remembered(
        folder / "first.yaml", ("gate-code", "no-van"), ("letter",)
    )


def test_levels_are_read_once_and_only_where_something_is_carried_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(path: Path) -> object:
        read.append(path.name)
        return load_level(path)

    monkeypatch.setattr(links, "load_level", noted)
    read_pack(PACK, str(folder / "pack.yaml"))
    (folder / "pack.yaml").write_text("title: x\nlevels: [first.yaml, {file: last.yaml}]\n")
    load_pack(folder)
    assert read == []
    again = "- {file: last.yaml, remembers: {call: first.yaml}}"
    (folder / "pack.yaml").write_text(PACK.replace("- last.yaml", again))
    load_pack(folder)
    assert read == ["first.yaml", "third.yaml", "last.yaml"]


def test_many_calls_may_come_before_one() -> None:
    names = [f"n{number}.yaml" for number in range(60)]
    entry = f"{{file: z.yaml, after: [{', '.join(names)}]}}"
    reading = read_pack(f"title: x\nlevels: [{', '.join(names)}, {entry}]\n")
    assert reading.problems == ()
    assert len(reading.entries[-1].after) == len(names)


def test_small_levels_have_no_promise_to_carry(folder: Path) -> None:
    (folder / "pack.yaml").write_text(PACK)
    (folder / "third.yaml").write_text(SMALL)
    codes = [(each.code, each.line) for each in load_pack(folder).problems]
    assert codes == [(Code.NOT_SHARED, 10), (Code.NOT_SHARED, 10), (Code.NOT_SHARED, 11)]
