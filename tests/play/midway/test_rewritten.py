"""A call whose level is rewritten while it goes on: it stands where it stood, or says why not."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Attend,
    Consult,
    Event,
    Hold,
    Level,
    Listen,
    LookUp,
    Say,
    Wait,
)
from game.call.script.level import Reply, Scene
from game.level import read_level
from game.play.midway.rewritten import taken_up
from game.play.session import Session
from tests import strategies as some
from tests.play.busy import BUSY, busy_level
from tests.play.midway.test_rewind import played
from tests.play.tiny import ACKNOWLEDGE, GOOD_CALL, OFFER, TINY, tiny_level

HEARD = Wait(8_000)

BURST = """    burst:
      - say: And they changed the code of the gate.
        reveals: gate
      - Nobody rang.
"""
HOURS = """  hours:
    title: Opening hours
    text: Open until ten at night.
    seconds: 10
"""
CLAIMS = """  claims:
    title: Claims
    seconds: 30
"""


def rewritten(text: str, *changes: tuple[str, str]) -> Level:
    """Return a level file's level after some of its words were replaced by others."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    level = read_level(text).level
    assert level is not None
    return level


def tiny(*changes: tuple[str, str]) -> Level:
    """Return the tiny call, rewritten."""
    return rewritten(TINY, *changes)


def practised(level: Level, *events: Event) -> Session:
    """Return a practised call with these events."""
    session = Session(level, 0, practice=1)
    for event in events:
        session.send(event)
    return session


def in_other_words(level: Level, change: Callable[[Scene], Scene]) -> Level:
    """Return a level with every scene changed."""
    return evolve(level, scenes={name: change(scene) for name, scene in level.scenes.items()})


def with_one_put_in(scene: Scene) -> Scene:
    """Return a scene with one more reply before all others."""
    return evolve(scene, replies=(Reply("Something new."), *scene.replies))


@given(st.data())
def test_in_a_level_that_is_the_same_it_stands_where_it_stood(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    session = played(level, *data.draw(some.logs(level)))
    log = session.log
    again = taken_up(session, evolve(level))
    assert again.gone is None
    assert again.session.state == session.state
    assert again.session.log == session.log == log
    assert again.session.level is not level


@some.fewer
@given(st.data())
def test_no_pair_of_levels_is_too_different(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    session = played(level, *data.draw(some.logs(level)))
    other = data.draw(some.levels())
    again = taken_up(session, other)
    assert again.session.level is other
    assert again.session.seed == session.seed
    if again.gone is None:
        assert again.session.state.over == session.state.over


@given(st.data())
def test_a_reply_put_in_shifts_nothing_that_was_said(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    session = played(level, *data.draw(some.logs(level)))
    longer = in_other_words(level, with_one_put_in)
    again = taken_up(session, longer).session
    said, said_again = words_said(session), words_said(again)
    assert said_again == said[: len(said_again)]


def words_said(session: Session) -> list[str]:
    """Return the first phrasing of each reply that was given."""
    turns = ((turn.event, turn.before.current_scene.replies) for turn in session.turns)
    return [replies[event.reply].say for event, replies in turns if isinstance(event, Say)]


@given(st.data())
def test_a_scene_that_is_gone_is_named(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    session = played(level, *data.draw(some.logs(level)))
    stood = session.state.scene
    if stood == "end":
        return
    scenes = dict(level.scenes)
    del scenes[stood]
    fresh = Scene("put-in", replies=(Reply("What has never been said."),))
    kept = {name: _never_to(stood, scene) for name, scene in scenes.items()}
    rest = {fresh.name: fresh, **kept}
    start = level.start if level.start != stood else fresh.name
    openings = {past: name for past, name in level.openings.items() if name != stood}
    takers = {
        name: evolve(each, takes_over=None if each.takes_over == stood else each.takes_over)
        for name, each in level.departments.items()
    }
    other = evolve(level, scenes=rest, start=start, openings=openings, departments=takers)
    again = taken_up(session, other)
    assert again.gone
    assert again.session.state.scene in other.scenes


def _never_to(name: str, scene: Scene) -> Scene:
    replies = (
        evolve(reply, to=tuple(arrow for arrow in reply.to if arrow.scene != name))
        for reply in scene.replies
    )
    return evolve(scene, replies=tuple(replies))


def test_a_reply_in_other_words_is_the_same_at_its_number() -> None:
    session = practised(tiny_level(), Answer(), HEARD, ACKNOWLEDGE, Wait(1_500))
    again = taken_up(session, tiny(("You must be worn out.", "That is a lot."), ("Yes. I", "I")))
    assert again.gone is None
    assert again.session.state.scene == "middle"
    assert again.session.practice == 1


def test_a_reply_in_other_words_is_known_though_one_was_put_before_it() -> None:
    changes = (
        ("You must be worn out.", "That is a lot."),
        ("    replies:\n      - say: Three", "    replies:\n      - say: Hm.\n      - say: Three"),
    )
    again = taken_up(practised(tiny_level(), Answer(), ACKNOWLEDGE), tiny(*changes))
    assert again.gone is None
    assert again.session.events == (Answer(), Say(1))


def test_a_reply_that_is_gone_is_quoted_and_the_call_stands_before_it() -> None:
    session = practised(tiny_level(), Answer(), HEARD, ACKNOWLEDGE, HEARD, OFFER)
    changed = tiny(("say: Tomorrow, or you fetch it tonight. Which", "say: Now. Which"),
                   ("technique: offer-options", "technique: clarify"))  # fmt: skip
    again = taken_up(session, changed)
    assert again.gone == (
        "The reply you gave in `middle`, “Tomorrow, or you fetch it tonight. Which is better?”, "
        "is gone. The call stands where it was before that."
    )
    assert again.session.state.scene == "middle"
    assert not again.session.state.over
    assert not again.session.state.speaking


def test_a_scene_with_a_new_name_is_still_where_the_call_stands() -> None:
    session = practised(tiny_level(), Answer(), ACKNOWLEDGE, HEARD)
    again = taken_up(session, tiny(("to: middle", "to: centre"), ("  middle:", "  centre:")))
    assert again.gone is None
    assert again.session.state == evolve(session.state, scene="centre")


def test_a_scene_that_is_not_come_to_any_more_is_named() -> None:
    session = practised(tiny_level(), Answer(), ACKNOWLEDGE, HEARD)
    again = taken_up(session, tiny(("to: middle", "to: done")))
    assert again.gone == "The call does not come to `middle` any more. It stands in `done`."
    session.send(OFFER)
    again = taken_up(session, tiny(("to: middle", "to: done")))
    assert again.gone is not None
    assert again.gone.startswith("The call now ends in `done`: ")


def test_the_same_words_in_another_scene_are_not_the_same_reply() -> None:
    session = practised(tiny_level(), Answer(), ACKNOWLEDGE, HEARD, OFFER)
    yard = """  yard:
    caller: And here?
    replies:
      - say: Tomorrow, or you fetch it tonight. Which is better?
        to: done
"""
    again = taken_up(session, tiny(("to: middle", "to: yard"), ("  done:\n", yard + "  done:\n")))
    assert again.gone == "The call does not come to `middle` any more. It stands in `yard`."
    assert not again.session.state.over


def test_a_call_that_ends_sooner_says_so() -> None:
    session = practised(tiny_level(), Answer(), Wait(50_000))
    assert not session.state.over
    again = taken_up(session, tiny(("patience: 60", "patience: 1")))
    assert again.session.state.over
    assert again.gone is not None
    assert again.gone.startswith("The call now ends in `opening`: ")
    back = taken_up(again.session, tiny_level())
    assert back.gone == "The call was over; now it goes on."


def test_what_cannot_be_done_any_more_is_named() -> None:
    session = practised(tiny_level(), Answer(), HEARD, Listen(), HEARD, Listen())
    once = tiny((BURST, ""))
    held = taken_up(session, once)
    assert [type(event) for event in held.session.events].count(Listen) == 2
    technique = "        technique: acknowledge-feeling\n"
    closed = tiny((technique, f"{technique}        when: knows dog\n"))
    again = taken_up(practised(tiny_level(), *GOOD_CALL), closed)
    assert again.gone is not None
    assert again.gone.startswith("In `opening` you can no longer say “Three days at home.")


@pytest.mark.parametrize(
    ("words", "seconds"),
    [(("seconds: 25", "seconds: 90"), 90), (("title: Access", "title: A"), 25)],
)
def test_an_errand_that_takes_longer_is_still_waited_for(
    words: tuple[str, str], seconds: int
) -> None:
    session = practised(busy_level(), Answer(), HEARD, LookUp("codes"), Wait(25_000))
    assert session.state.errand is None
    before = session.turns[1].after.tally.elapsed
    again = taken_up(session, rewritten(BUSY, words)).session
    assert again.state.errand is None
    assert again.state.clues == session.state.clues
    assert again.state.tally.elapsed == before + 1_000 * seconds


def test_words_that_grew_longer_are_still_heard_to_the_end() -> None:
    session = practised(tiny_level(), Answer())
    session.send(Wait(session.state.speaking))
    longer = taken_up(session, tiny(("for one parcel.", "for one parcel, and nobody rang me.")))
    assert not longer.session.state.speaking
    assert longer.session.state.tally.elapsed > session.state.tally.elapsed
    half = practised(tiny_level(), Answer(), Wait(1_000))
    assert taken_up(half, tiny_level()).session.state == half.state


@pytest.mark.parametrize(
    ("event", "change", "said"),
    [
        (LookUp("hours"), (HOURS, ""), "The article `hours` that you looked up"),
        (Consult("claims"), (CLAIMS, ""), "The department `claims` that you turned to"),
    ],
)
def test_what_was_turned_to_and_is_gone_is_named(
    event: Event, change: tuple[str, str], said: str
) -> None:
    session = practised(busy_level(), Answer(), HEARD, Hold(), event)
    again = taken_up(session, rewritten(BUSY, change))
    assert again.gone is not None
    assert again.gone.startswith(said)
    assert again.session.state.hold is not None


def test_a_message_is_known_by_its_words() -> None:
    session = practised(busy_level(), Answer(), Wait(60_000), Attend(0), Wait(20_000))
    assert session.state.clues == {"news"}
    first = "  - from: Dana, Leeds office\n"
    put_in = "  - from: Bo\n    text: Hello?\n    after: 1\n"
    again = taken_up(session, rewritten(BUSY, (first, put_in + first)))
    assert again.gone is None
    assert Attend(1) in again.session.events
    assert again.session.state.clues == {"news"}
    renamed = rewritten(BUSY, (first, "  - from: Dana in Leeds\n"))
    assert taken_up(session, renamed).gone is None
