"""Nothing hidden is in a view: what was not said, offered, shown or read by then."""

import json
from collections.abc import Iterator

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import CallState, Technique, new_call, open_replies, replay
from game.call.meters.mood import band_start, mood_of
from game.call.tuning import TALK_MOST
from game.call.units import FULL
from game.view.actions import Action
from game.view.build import view_of, views_of
from game.view.encoding import encode
from game.view.speech import Clue
from game.view.transcript import Transcript
from game.view.view import View
from tests import strategies as some
from tests.strategies import NAMED
from tests.view.marks import SEED, marked, marks_in, seen_by

TECHNIQUES = frozenset(map(str, Technique)) - frozenset(map(str, Action))
"""What a reply may be by its technique, but for what an action is called, too."""


def everything_in(view: View) -> Iterator[object]:
    """Yield every key, text and number of a view as it goes over a line."""
    waiting = [json.loads(encode(view))]
    while waiting:
        data = waiting.pop()
        if isinstance(data, dict):
            yield from data
            waiting += data.values()
        elif isinstance(data, list):
            waiting += data
        else:
            yield data


@given(st.data())
def test_no_view_holds_a_mark_of_what_is_hidden(data: st.DataObject) -> None:
    level = marked(data.draw(some.levels()))
    turns = replay(level, SEED, data.draw(some.logs(level, seed=SEED)))
    start = turns[0].before if turns else new_call(level, SEED)
    for count, view in enumerate(views_of(start, turns)):
        held = list(everything_in(view))
        texts = [each for each in held if isinstance(each, str)]
        assert marks_in("\n".join(texts)) <= seen_by(start, turns[:count])
        assert not any(NAMED in text for text in texts)
        assert not TECHNIQUES.intersection(texts)
        assert SEED not in held


def unseen(state: CallState, data: st.DataObject) -> CallState:
    """Return a state that differs from another in nothing that a trainee could see."""
    meters, lowest = state.meters, band_start(mood_of(state.meters.tension))
    width = FULL // 5 - 1
    tension = data.draw(st.integers(lowest, min(lowest + width, FULL)))
    amounts = st.integers(0, 9_999)
    return evolve(
        state,
        meters=evolve(meters, tension=tension, heard=data.draw(some.meter_values)),
        used=tuple(sorted(data.draw(st.sets(some.techniques, max_size=3)))),
        last=data.draw(some.maybe_techniques),
        talk=data.draw(st.integers(0, TALK_MOST)),
        coming=(),
        tally=evolve(
            state.tally,
            moves=data.draw(amounts),
            satisfaction=data.draw(amounts),
            fit=data.draw(amounts),
            breaches=data.draw(amounts),
        ),
    )


@given(st.data())
def test_what_only_the_rules_know_changes_no_view(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    turns = replay(level, SEED, data.draw(some.logs(level, seed=SEED)))
    state = turns[-1].after if turns else new_call(level, SEED)
    other = unseen(state, data)
    # What a reply asks for may lie in what is not seen; that it is open then shows, and may.
    assume(open_replies(other) == open_replies(state))
    told = Transcript.of(turns)
    assert view_of(other, (), transcript=told) == view_of(state, (), transcript=told)


@some.fewer
@given(st.data())
def test_a_view_holds_every_clue_that_is_known_or_being_told(data: st.DataObject) -> None:
    level = marked(data.draw(some.levels()))
    turns = replay(level, SEED, data.draw(some.logs(level, seed=SEED)))
    start = turns[0].before if turns else new_call(level, SEED)
    views = list(views_of(start, turns))
    for turn, view in zip(turns, views[1:], strict=True):
        told = view.utterance.tells if view.utterance else ()
        known = turn.after.clues | ({turn.after.telling} - {None})
        texts = [text for name, text in level.clues.items() if name in known]
        assert [each.text for each in sorted((*view.learned, *told), key=rank)] == texts


def rank(clue: Clue) -> int:
    """Return the place of a clue among those that are known."""
    return clue.rank
