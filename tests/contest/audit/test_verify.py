"""An audit says what is so, and whatever was changed in it is noticed."""

import csv
import io
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import Level, replay, score
from game.call.log.notation import read_play
from game.contest.audit.audit import (
    Audit,
    NoAudit,
    audit_from_text,
    audit_of,
    audit_to_text,
    digest_of_lines,
    sha256,
)
from game.contest.audit.results import csv_text, json_text
from game.contest.audit.verify import verify
from game.contest.identity.names import commitment
from game.contest.log import LevelAdded, LevelRow, LogFile, SeatAdded, SeatRow
from game.contest.rules.apply import OtherRules, state_of
from game.contest.rules.events import (
    ActDone,
    BoardFrozen,
    CallTaken,
    RoomEvent,
    RoomExtended,
    RoomOpened,
    RoomPaused,
    RoomReopened,
    RoomResumed,
    TimeGiven,
    TimeNoted,
)
from game.contest.rules.requests import (
    EndRoom,
    FreezeBoard,
    GoToCall,
    PlayCall,
    RenameSeat,
    StartRoom,
    TakeSeat,
    UnfreezeBoard,
)
from game.contest.rules.who import SeatHolder
from game.contest.wire.event_text import event_to_text
from game.view.commands import Act, Command, HearOut, KeepListening, LetPass, PickUp, PutDown
from tests.contest.host.stage import shipped_levels
from tests.contest.rooms import FACILITATOR, STRANGER, Story, opening

LEVELS = shipped_levels("parcel", "outage")
NAMES = ("Ann", "=Bo", "Cem Ö")
SALT = b"0123456789abcdef"


def played() -> Story:
    """Return a room of three, two calls and some moves, closed and looked at afterwards."""
    names = {each.digest: each.level for each in LEVELS}
    made = evolve(opening(*names, teams=("Red", "Blue"), best_of=1))
    story = Story.of(list(names.values()))
    story.room = evolve(story.room, opened=made)
    story.events = [made]
    for name in ("Ann", "Bob", NAMES[2]):
        story.ask(STRANGER, TakeSeat(commitment(name, SALT), len(name)))
    story.ask(FACILITATOR, RenameSeat(2, commitment(NAMES[1], SALT)))
    story.ask(FACILITATOR, StartRoom(0))
    for seat in (1, 2, 3):
        for act in (PickUp(), HearOut(), KeepListening(), LetPass(1_234)):
            _do(story, seat, act, 321 * seat)
    _do(story, 1, PutDown())
    story.ask(SeatHolder(1), GoToCall(1))
    _do(story, 1, PickUp(), 999)
    story.ask(FACILITATOR, FreezeBoard(), 5_000)
    story.ask(FACILITATOR, EndRoom(), 30_000)
    story.ask(FACILITATOR, UnfreezeBoard(), 1_000)
    return story


def _do(story: Story, seat: int, act: Act, after: int = 0) -> None:
    call = story.room.seats[seat].call
    decision = story.play(seat, PlayCall(call.number, Command(len(call.acts), act)), after)
    assert not decision.refusal, decision


@pytest.fixture
def story() -> Story:
    return played()


@pytest.fixture
def audit(story: Story, tmp_path: Path) -> Audit:
    return audit_of_story(story, tmp_path)


def audit_of_story(story: Story, folder: Path) -> Audit:
    """Return the audit of a log that is written into a folder."""
    log = LogFile.create(folder / "log")
    rows = [LevelRow(each.digest, each.name, each.source) for each in LEVELS]
    seats = [SeatRow(seat, name, SALT, b"x") for seat, name in enumerate(NAMES, 1)]
    log.append(
        [event_to_text(event) for event in story.events],
        [*map(LevelAdded, rows), *map(SeatAdded, seats)],
    )
    try:
        return audit_of(log)
    finally:
        log.close()


def test_what_is_so_is_found_to_be_so(audit: Audit, story: Story) -> None:
    again = audit_from_text(audit_to_text(audit))
    assert again == audit
    verdict = verify(again)
    assert verdict.findings == ()
    assert verdict.digest == audit.digest
    names = dict(enumerate(NAMES, 1))
    assert verdict.csv == csv_text(story.room, names.__getitem__)
    assert verdict.json == json_text(story.room, names.__getitem__)


def test_what_came_after_the_close_is_no_part_of_it(audit: Audit, story: Story) -> None:
    assert len(audit.events) == len(story.events) - 1
    assert "RoomClosed" in audit.events[-1]


def test_every_changed_byte_of_the_events_is_noticed(audit: Audit) -> None:
    text = audit_to_text(audit)
    start = text.index('"events"')
    for place in range(start, len(text)):
        sign = "x" if text[place] != "x" else "y"
        changed = text[:place] + sign + text[place + 1 :]
        try:
            read = audit_from_text(changed)
        except NoAudit:
            continue
        # Space between the lines of a file is no part of what it says.
        if read == audit:
            assert text[place].isspace() or text[place] in "[],"
            continue
        # One level after another is read to verify anything: that the digest differs is a finding.
        assert digest_of_lines(read.events) != read.digest or verify(read).findings


@given(st.data())
def test_no_event_can_be_left_out_doubled_or_moved(data: st.DataObject) -> None:
    story = played()
    lines = [event_to_text(event) for event in story.events]
    place = data.draw(st.integers(0, len(lines) - 1))
    line = lines.pop(place)
    if data.draw(st.booleans()):
        to = data.draw(st.integers(0, len(lines)))
        lines.insert(to, line)
        if to == place:
            lines.insert(to, line)
    rows = tuple(LevelRow(each.digest, each.name, each.source) for each in LEVELS)
    whole = [event_to_text(event) for event in story.events]
    sums = (sha256(csv_text(story.room)), sha256(json_text(story.room)))
    audit = Audit("1.0", 2, rows, tuple(lines), digest_of_lines(tuple(whole)), *sums)
    if lines != whole:
        assert verify(audit).findings


def test_a_deleted_name_is_a_number_and_changes_nothing_else(audit: Audit) -> None:
    less = evolve(audit, names={seat: name for seat, name in audit.names.items() if seat != 3})
    verdict = verify(less)
    assert verdict.findings == ()
    assert verdict.digest == audit.digest
    rows = list(csv.DictReader(io.StringIO(verdict.csv)))
    assert sorted(row["name"] for row in rows) == ["'=Bo", "Ann", "Seat 3"]


def test_another_name_than_the_one_that_was_entered_is_noticed(audit: Audit) -> None:
    names = {**audit.names, 1: evolve(audit.names[1], name="Eve")}
    assert verify(evolve(audit, names=names)).findings == (
        "The name of seat 1 is not the one that was entered.",
    )
    unknown = {**audit.names, 9: audit.names[1]}
    assert verify(evolve(audit, names=unknown)).findings


def test_a_wrong_sum_is_noticed(audit: Audit) -> None:
    wrong = "0" * 64
    for other in (evolve(audit, csv=wrong), evolve(audit, json=wrong), evolve(audit, digest=wrong)):
        assert len(verify(other).findings) == 1


@cache
def played_audit() -> Audit:
    """Return an audit that no test changes."""
    with TemporaryDirectory() as folder:
        return audit_of_story(played(), Path(folder))


@given(st.data())
def test_every_changed_sign_of_a_level_is_noticed(data: st.DataObject) -> None:
    audit = played_audit()
    place = data.draw(st.integers(0, len(audit.levels) - 1))
    row = audit.levels[place]
    at = data.draw(st.integers(0, len(row.source) - 1))
    # Also a comment, and a space at the end of a line: no two texts are the same level.
    other = evolve(row, source=row.source[:at] + data.draw(st.characters()) + row.source[at + 1 :])
    findings = verify(evolve(audit, levels=_with(audit.levels, place, other))).findings
    assert bool(findings) == (other != row)


def _with(rows: tuple[LevelRow, ...], place: int, row: LevelRow) -> tuple[LevelRow, ...]:
    return (*rows[:place], row, *rows[place + 1 :])


def test_a_level_that_nobody_played_is_noticed(audit: Audit) -> None:
    other = LevelRow("0" * 64, "other", "nothing")
    assert verify(evolve(audit, levels=(*audit.levels, other))).findings


def test_another_level_is_noticed(audit: Audit) -> None:
    first = audit.levels[0]
    other = evolve(first, source=first.source.replace("parcel", "packet"))
    findings = verify(evolve(audit, levels=(other, *audit.levels[1:]))).findings
    assert any("not the one that was played" in finding for finding in findings)


@pytest.mark.parametrize(
    "forged",
    [
        ActDone(0, 2, 0, LetPass(1), 0),
        ActDone(0, 2, 0, KeepListening(), 300),
        CallTaken(0, 2, 1),
        RoomReopened(7),
        TimeNoted(0),
        RoomExtended(0, 1),
        TimeGiven(0, 2, 500),
        opening("x"),
    ],
)
def test_what_the_rules_do_not_let_happen_is_found(story: Story, forged: RoomEvent) -> None:
    # In a log made up as a whole, whose sums are all right.
    place = next(n for n, each in enumerate(story.events) if isinstance(each, BoardFrozen))
    at = story.events[place].at
    # While the room is paused nobody acts; and a host that was gone comes back without a gap.
    gap = 7 if isinstance(forged, RoomReopened) else 0
    forged = evolve(forged, at=at + gap)
    later = [evolve(each, at=each.at + gap) for each in story.events[place:-1]]
    events = [*story.events[:place], RoomPaused(at), forged, RoomResumed(forged.at), *later]
    room = state_of(events, levels()) if not isinstance(forged, RoomOpened) else story.room
    lines = tuple(map(event_to_text, events))
    sums = (sha256(csv_text(room)), sha256(json_text(room)))
    rows = tuple(LevelRow(each.digest, each.name, each.source) for each in LEVELS)
    audit = Audit("1.0", 2, rows, lines, digest_of_lines(lines), *sums)
    assert verify(audit).findings


def levels() -> dict[str, Level]:
    """Return the levels by their digests."""
    return {each.digest: each.level for each in LEVELS}


def test_other_rules_name_the_release_that_has_them(audit: Audit) -> None:
    with pytest.raises(OtherRules, match=r"Verify it with release 9\.1"):
        verify(evolve(audit, rules=99, release="9.1"))
    with pytest.raises(OtherRules, match="format 7"):
        audit_from_text(audit_to_text(audit).replace('"format": 1', '"format": 7'))


def test_a_room_that_is_open_has_no_final_results(story: Story, tmp_path: Path) -> None:
    events = [event for event in story.events if type(event).__name__ != "RoomClosed"][:-1]
    log = LogFile.create(tmp_path / "open")
    rows = [LevelRow(each.digest, each.name, each.source) for each in LEVELS]
    log.append([event_to_text(event) for event in events], list(map(LevelAdded, rows)))
    verdict = verify(audit_of(log))
    log.close()
    assert (verdict.open, verdict.findings) == (True, ())


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"kind": "callcraft audit"}', "\0", "[" * 9_999])
def test_anything_else_is_no_audit(text: str) -> None:
    with pytest.raises(NoAudit):
        audit_from_text(text)


def test_the_table_names_all_and_makes_no_formula(story: Story) -> None:
    names = dict(enumerate(NAMES, 1))
    rows = list(csv.DictReader(io.StringIO(csv_text(story.room, names.__getitem__))))
    assert {row["name"] for row in rows} == {"Ann", "'=Bo", "Cem Ö"}
    assert {row["team"] for row in rows} == {"Red", "Blue"}
    board = json.loads(json_text(story.room, names.__getitem__))
    assert [int(row["points"]) for row in rows] == [seat["points"] for seat in board["seats"]]
    assert rows[0]["place"] == "1"
    ann = next(row for row in rows if row["name"] == "Ann")
    assert (ann["call 1"], ann["finished"]) == ("0", "")


def test_moves_written_down_come_to_the_same_points(story: Story) -> None:
    data = json.loads(json_text(story.room))
    for seat in data["seats"]:
        for number, call in enumerate(seat["calls"]):
            chance = data["calls"][number]["seed"]
            turns = replay(LEVELS[number].level, chance, read_play(call["moves"]))
            assert score(turns[-1].after).total == call["points"]
            assert turns[-1].after.tally.elapsed == call["time"]


def test_a_name_that_was_given_later_is_the_one_that_counts(audit: Audit) -> None:
    # He came in as Bob, and was called otherwise before the calls began.
    assert sum("NameChanged" in line for line in audit.events) == 1
    former = evolve(audit.names[2], name="Bob")
    assert verify(evolve(audit, names={**audit.names, 2: former})).findings
