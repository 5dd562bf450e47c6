"""A view goes on between two that come over the network, as far as that can be known."""

from hypothesis import given
from hypothesis import strategies as st

from game.contest.client.reckoning import reckoned
from game.plain.console import TypingWatch
from game.play.line import LocalLine
from game.play.pace import Pace
from game.play.session import Session
from game.view.commands import (
    Act,
    AskColleague,
    GiveReply,
    HearOut,
    LetPass,
    OpenArticle,
    PickUp,
    PutDown,
    PutOnHold,
)
from game.view.view import View
from tests.play.tiny import tiny_level
from tests.tui.desk_stage import desk_level

MS = st.integers(0, 10_000_000)
SHARES = st.integers(1_000, 4_000)


def views() -> dict[str, View]:
    """Return views of a call at several moments."""
    line = LocalLine(Session(tiny_level(), 1), Pace(), TypingWatch)
    found = {"ringing": line.view}
    line.send(PickUp())
    found["speaking"] = line.view
    line.send(LetPass(60_000))
    found["waiting"] = line.view
    line.send(PutDown())
    found["over"] = line.view
    return found


VIEWS = views()


def left(view: View) -> int:
    """Return how long the caller still speaks."""
    return view.utterance.left if view.utterance else 0


@given(MS, SHARES)
def test_speech_goes_on_and_never_past_its_end(passed: int, share: int) -> None:
    before = VIEWS["speaking"]
    assert left(before) > 0
    view = reckoned(before, passed, share)
    assert left(view) == max(left(before) - passed * 1_000 // share, 0)
    assert view.elapsed_ms == before.elapsed_ms + passed * 1_000 // share


@given(MS, MS, SHARES)
def test_it_never_goes_back(some: int, more: int, share: int) -> None:
    for view in VIEWS.values():
        earlier, later = reckoned(view, some, share), reckoned(view, some + more, share)
        assert later.elapsed_ms >= earlier.elapsed_ms
        assert left(later) <= left(earlier)


@given(MS, SHARES)
def test_nothing_goes_on_while_the_phone_rings_and_no_time_after_the_end(
    passed: int, share: int
) -> None:
    assert reckoned(VIEWS["ringing"], passed, share) == VIEWS["ringing"]
    assert reckoned(VIEWS["over"], passed, share).elapsed_ms == VIEWS["over"].elapsed_ms


@given(MS, SHARES)
def test_who_has_more_time_sees_it_pass_more_slowly(passed: int, share: int) -> None:
    slow, fast = (reckoned(VIEWS["waiting"], passed, each) for each in (share, 1_000))
    assert slow.elapsed_ms <= fast.elapsed_ms
    assert fast.elapsed_ms == VIEWS["waiting"].elapsed_ms + passed


@given(st.integers(-10_000, 0), SHARES)
def test_a_clock_that_stands_changes_nothing(passed: int, share: int) -> None:
    for view in VIEWS.values():
        assert reckoned(view, passed, share) == view


def going_on(*acts: Act) -> LocalLine:
    """Return a line to a call with a desk, in which something was promised and then done."""
    line = LocalLine(Session(desk_level(), 1), Pace(), TypingWatch)
    line.send(PickUp())
    line.send(HearOut())
    view = line.view
    promise = next(each for each in view.replies if "I will ring you" in each.words)
    for act in (GiveReply(view.offer, promise.place), *acts):
        line.send(act)
    return line


@given(st.integers(1, 20_000), st.sampled_from([(), (PutOnHold(60_000),), (OpenArticle(0),)]))
def test_hold_errand_and_promise_go_on_as_they_do_at_the_host(
    passed: int, acts: tuple[Act, ...]
) -> None:
    line = going_on(*acts)
    seen = reckoned(line.view, passed, 1_000)
    line.send(LetPass(passed))
    view = line.view
    assert view.promises
    assert seen.promises == view.promises
    assert (seen.hold, seen.elapsed_ms) == (view.hold, view.elapsed_ms)
    assert seen.errand == view.errand or (view.errand is None and seen.errand is not None)


def test_an_errand_that_is_done_has_nothing_to_go() -> None:
    before = going_on(AskColleague(0)).view
    seen = reckoned(before, 10_000_000, 1_000)
    assert before.errand is not None
    assert seen.errand is not None
    assert seen.errand.left_ms == 0
    assert seen.errand.spent_ms == before.errand.spent_ms + before.errand.left_ms
