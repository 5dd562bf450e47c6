"""The calls there are to play, and the number each has in its pack."""

from pathlib import Path

import pytest
from attrs import evolve

from game.level.library import shipped
from game.level.packs.reading import load_pack
from game.record import LiveCall
from game.tui.level_list import entry_of_call, number_of, read_entry, read_level_list
from tests.tui.linked_pack import new_session
from tests.tui.stage import MemoryRecords

LEVELS = load_pack(shipped()).levels


def test_a_level_has_the_number_it_has_in_the_menu() -> None:
    listed = {each.path: each.number for each in read_level_list(MemoryRecords(), None)}
    assert {path: number_of(path) for path in LEVELS} == listed
    assert [*listed.values()] == [*range(1, len(LEVELS) + 1)]


def test_it_is_found_whatever_way_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    first = LEVELS[0]
    monkeypatch.chdir(first.parent)
    assert number_of(Path(first.name)) == 1


def test_a_file_outside_the_pack_has_none(tmp_path: Path) -> None:
    copy = tmp_path / LEVELS[0].name
    copy.write_bytes(LEVELS[0].read_bytes())
    assert number_of(copy) is None


def test_a_call_that_was_cut_off_has_the_number_of_its_level() -> None:
    last = read_entry(LEVELS[-1], MemoryRecords())
    live = LiveCall(new_session(last), last.origin)
    assert entry_of_call(live).number == len(LEVELS)
    elsewhere = evolve(last.origin, name="of-somebody-else")
    assert entry_of_call(LiveCall(new_session(last), elsewhere)).number is None
