"""When a file that is watched has changed: not before whoever writes it is done."""

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.tui.file_watch import BLANK, LOOK, FileChange, FileWatch, Sign, sign_of

signs = st.none() | st.tuples(st.integers(1, 3), st.integers(0, 2), st.integers(1, 2))


def looked(
    known: Sign | None, seen: list[Sign | None], apart: float = LOOK
) -> list[FileChange | None]:
    """Return what comes of looks at a file, so many seconds apart."""
    lookout = FileWatch(known)
    return [lookout.look(sign, apart * at) for at, sign in enumerate(seen, 1)]


@given(signs, st.lists(signs, max_size=8))
def test_what_comes_to_rest_is_told_once_and_nothing_else_is(
    known: Sign | None, seen: list[Sign | None]
) -> None:
    *before, last, after = looked(known, [*seen, (9, 9, 9, 0), (9, 9, 9, 0), (9, 9, 9, 0)])[-3:]
    assert (before, last, after) == ([None], FileChange.CHANGED, None)


@given(signs, st.lists(signs, max_size=8))
def test_nothing_is_told_of_a_file_that_is_never_the_same_twice(
    known: Sign | None, seen: list[Sign | None]
) -> None:
    restless = [each for at, each in enumerate(seen) if not at or each != seen[at - 1]]
    told = looked(known, restless)
    assert set(told) <= {None}


def test_a_file_that_is_empty_or_gone_for_a_moment_is_not_told() -> None:
    old, new = (1, 5, 1, 0), (2, 6, 1, 0)
    moment = int(BLANK / LOOK) - 1
    for blank in (None, (2, 0, 1, 0)):
        assert set(looked(old, [blank] * moment)) == {None}
        assert looked(old, [*[blank] * moment, new, new])[-1] is FileChange.CHANGED
        assert set(looked(old, [*[blank] * moment, old, old])) == {None}
    assert looked(old, [None] * (moment + 3)).count(FileChange.MISSING) == 1
    assert looked(old, [(2, 0, 1, 0)] * (moment + 3)).count(FileChange.CHANGED) == 1


def test_a_file_that_comes_back_as_it_was_is_read_again() -> None:
    old = (1, 5, 1, 0)
    gone: list[Sign | None] = [None] * 20
    assert looked(old, [*gone, old, old])[-1] is FileChange.CHANGED


def test_each_way_of_saving_changes_the_sign(tmp_path: Path) -> None:
    path = tmp_path / "call.yaml"
    assert sign_of(path) is None
    assert sign_of(Path("\0")) is None
    path.write_text("one", encoding="utf-8")
    os.utime(path, ns=(0, 0))
    first = sign_of(path)
    beside = tmp_path / "new"
    beside.write_text("two", encoding="utf-8")
    os.utime(beside, ns=(0, 0))
    beside.replace(path)
    second = sign_of(path)
    path.write_text("one", encoding="utf-8")
    assert len({first, second, sign_of(path), None}) == 4
