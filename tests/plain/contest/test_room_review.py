"""A room looked back on, as lines and as JSON."""

import json

import pytest

from game.contest.review.review import review_of
from game.plain.contest.room_review import review_json, review_lines
from tests.contest.review.rooms import GUARANTEED, argued_room
from tests.contest.rooms import Story
from tests.tui.stage import parcel_level
from tests.tui.test_hostile_texts import CONTROL, HOSTILE, hostile_level

ARGUED = """\
Onboarding
6 people in the room. Nobody is named here.

Call 1: The third missed delivery
  6 answered it: 2 resolved, 1 not resolved, 3 still open at the close.
"""

MOMENT = """\
Moment 1 of 1 that cost the room most:
  Amara: “Three days. Three days off work for one parcel that you say you
    attempted.”
  3 of 6 said: “Our drivers always attempt a delivery.”
  Amara: “So what now?”
  What Amara made of it: “I did not call for a debate.”
"""


def test_it_tells_what_many_did_and_what_went_better() -> None:
    told = "\n".join(review_lines(review_of(argued_room()), 76))
    assert told.startswith(ARGUED)
    assert MOMENT in told
    assert "  Why: You argued about who is right (Richmond et al. 2012" in told
    assert "  Went better: 2 of 6 said: “Three days off work. That should not have" in told
    assert "What did most good in the room, in call 1:" in told


def test_where_nobody_did_better_it_asks_for_a_way() -> None:
    told = " ".join(review_lines(review_of(argued_room(GUARANTEED, GUARANTEED)), 1_000))
    assert "Past a limit: Never promise an hour the depot has not confirmed." in told
    assert "A breach of integrity: -200 points each time." in told
    told = " ".join(review_lines(review_of(argued_room()), 1_000))
    assert "Which would you try?" not in told


def test_a_call_to_which_nobody_came_has_no_title() -> None:
    story = Story.of([parcel_level(), parcel_level()]).begin(1)
    told = list(review_lines(review_of(story.room), 76))
    assert told[-1] == "Call 2: nobody came to it."


def test_json_has_all_of_it() -> None:
    data = json.loads(review_json(review_of(argued_room())))
    assert data["calls"][0]["moments"][0]["deed"]["people"] == 3
    assert data["calls"][0]["outcomes"][0] == {"outcome": "resolved", "people": 2}


@pytest.mark.parametrize("name", [each for each in HOSTILE if "long" not in each])
def test_whatever_a_level_says_its_lines_are_text(name: str) -> None:
    room = argued_room(GUARANTEED, level=hostile_level(HOSTILE[name]))
    for line in review_lines(review_of(room), 76):
        assert not CONTROL.search(line)
