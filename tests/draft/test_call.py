"""The call that a new author begins with: right, quoted safely, and a good call in every mood."""

from random import Random
from typing import Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Level,
    Medal,
    Outcome,
    Technique,
    new_call,
    open_replies,
    score,
    step,
)
from game.call.meters.mood import MOODS, Mood
from game.call.script.temperament import TEMPERAMENTS
from game.draft.answers import QUESTIONS, OddAnswer, answers
from game.draft.call import drafted, editor_line
from game.draft.quoting import scalar
from game.draft.schemas import schema_file
from game.explore.bots import BOTS, DE_ESCALATOR, HOSTILE_BOT, RANDOM
from game.explore.plays import play, turns_of
from game.level import read_level
from game.text import has_hostile, is_blank
from tests.level.editor import seen
from tests.level.test_round_trip import MARKUP
from tests.level.test_schema import VALIDATORS

SIGNS: Final = st.sampled_from(
    [
        *MARKUP,
        "a: b # c",
        "- x",
        "? x",
        "*a",
        "&a",
        "!t",
        "@title@",
        "no",
        "~",
        "12",
        "😀",
        "'",
        "|",
    ]
)
SAID: Final = st.lists(SIGNS | st.text(max_size=6), min_size=1, max_size=3).map(" ".join)
WON: Final = {Outcome.RESOLVED}


def level(**given_answers: str) -> Level:
    """Return the draft with some answers, as it is read."""
    reading = read_level(drafted(answers(given_answers)))
    assert reading.problems == ()
    assert reading.level
    return reading.level


@pytest.fixture(params=[(each, mood) for each in TEMPERAMENTS for mood in MOODS], ids="-".join)
def draft(request: pytest.FixtureRequest) -> Level:
    """The draft for every temperament in every mood."""
    temperament, mood = request.param
    return level(temperament=temperament, mood=mood)


def wins(draft: Level, bot_seeds: range, name: str = RANDOM.name) -> int:
    """Return how many of some plays a bot resolves."""
    bot = next(each for each in BOTS if each.name == name)
    return sum(play(draft, bot, seed).outcome in WON for seed in bot_seeds)


def test_the_draft_rewards_those_who_de_escalate(draft: Level) -> None:
    seeds = range(5)
    best = [score(play(draft, DE_ESCALATOR, seed)) for seed in seeds]
    assert {each.medal for each in best} == {Medal.GOLD}
    for bot in BOTS:
        if bot is not DE_ESCALATOR:
            others = [score(play(draft, bot, seed)) for seed in seeds]
            assert Medal.GOLD not in {each.medal for each in others}
            assert max(each.total for each in others) < min(each.total for each in best)


def test_the_draft_is_seldom_won_by_luck_and_never_by_hostility(draft: Level) -> None:
    assert 0.05 <= wins(draft, range(200)) / 200 <= 0.35
    assert wins(draft, range(10), HOSTILE_BOT.name) == 0


def test_every_scene_of_the_draft_is_reached(draft: Level) -> None:
    reached = {turn.after.scene for seed in range(80) for turn in turns_of(draft, RANDOM, seed)} | {
        turn.after.scene for turn in turns_of(draft, DE_ESCALATOR, 0)
    }
    assert reached == set(draft.scenes)


@pytest.mark.parametrize("technique", list(Technique))
def test_no_technique_alone_wins_the_draft_with_gold(technique: Technique) -> None:
    for mood in MOODS:
        draft = level(mood=mood)
        random, state = Random(1), step(new_call(draft, 1), Answer())
        while not state.over and (options := open_replies(state)):
            replies = state.current_scene.replies
            liked = [say for say in options if replies[say.reply].technique is technique]
            state = step(state, random.choice(liked or list(options)))
        assert score(state).medal is not Medal.GOLD


def test_what_the_draft_names_is_used(draft: Level) -> None:
    replies = [reply for scene in draft.scenes.values() for reply in scene.replies]
    assert set(draft.teaches) <= {reply.technique for reply in replies}
    assert {reply.breaks for reply in replies} - {None} == set(draft.limits)
    assert {test.name for reply in replies for test in reply.when} == set(draft.clues)


def test_the_best_reply_is_neither_always_first_nor_always_the_longest() -> None:
    draft = level()
    best = {
        scene.name: next(
            place for place, reply in enumerate(scene.replies) if reply.technique in BEST
        )
        for scene in draft.scenes.values()
        if scene.replies
    }
    assert len(set(best.values())) > 1
    lengths = [
        (len(draft.scenes[name].replies[place].say), [len(each.say) for each in scene.replies])
        for name, place in best.items()
        for scene in [draft.scenes[name]]
    ]
    assert any(length < max(every) for length, every in lengths)
    assert any(length > min(every) for length, every in lengths)


BEST: Final = {
    Technique.PARAPHRASE,
    Technique.SPECIFIC_APOLOGY,
    Technique.COMMIT_TIME,
    Technique.CONFIRM_RESOLUTION,
}


def odd(said: str) -> bool:
    """Return whether an answer may be refused."""
    return has_hostile(said) or is_blank(said) or len(said) > 30


@given(SAID, SAID, SAID, SAID)
def test_whatever_is_answered_is_what_the_level_says(
    title: str, sector: str, caller: str, trouble: str
) -> None:
    given_answers = {"title": title, "sector": sector, "caller": caller, "trouble": trouble}
    try:
        said = answers(given_answers)
    except OddAnswer:
        assert any(map(odd, given_answers.values()))
        return
    text = drafted(said)
    reading = read_level(text)
    assert reading.problems == ()
    assert reading.level
    assert VALIDATORS["level"].is_valid(seen(text))
    assert (reading.level.title, reading.level.sector) == (said["title"], said["sector"])
    assert reading.level.caller.name == said["caller"]
    opening = reading.level.scenes["opening"].caller
    assert all(line.text.startswith(said["trouble"]) for _, line in opening.wordings)
    assert reading.level.brief.startswith(f"{said['caller']} is on the line.")


@given(st.text(min_size=1, max_size=40).filter(lambda each: not has_hostile(each)))
def test_a_scalar_is_read_as_the_text_it_says(text: str) -> None:
    line = " ".join(text.split())
    for value in (line, f"{line}:", f"# {line}"):
        assert yaml.load(f"key: {scalar(value)}\n", yaml.BaseLoader) == {"key": value}  # noqa: S506


@pytest.mark.parametrize("word", ["true", "False", "null", "NULL", "yes", "No", "on", "OFF", "12"])
def test_a_word_that_means_something_to_an_editor_has_quotes(word: str) -> None:
    assert yaml.safe_load(f"key: {scalar(word)}") == {"key": word}
    assert seen(f"key: {scalar(word)}") == {"key": word}


@pytest.mark.parametrize("name", ["temperament", "mood"])
def test_a_word_that_does_not_exist_is_told_with_those_that_do(name: str) -> None:
    with pytest.raises(OddAnswer, match="Write one of"):
        QUESTIONS[name].answered("grim")


def test_every_question_has_an_answer_that_stands_for_it() -> None:
    for question in QUESTIONS.values():
        assert question.answered(question.default) == question.default
    assert set(QUESTIONS["mood"].choices) == set(Mood)
    assert QUESTIONS["title"].choices == ()


def test_the_first_line_names_the_schema_that_was_shipped() -> None:
    first = drafted(answers({})).splitlines()[0]
    assert first == editor_line()
    assert first.endswith(schema_file("level").as_uri())
    assert " " not in first.partition("$")[2]
