"""Whatever the materials of a level are, a file can say it, and says exactly that."""

import json

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call.script.level import Level, Past
from game.call.script.materials import Article, Department, Ping, Promise
from game.level import read_level
from game.level.shape.number import spoken
from tests.level.samples import SMALL

MARKUP = ["[@click=app.quit]", "[/]", "[bold red]", "{x}", "\\", '"', "'", "<b>", "%s", "${}"]
WORD = st.sampled_from(MARKUP) | st.text("abcÄ…日-_:#|>", min_size=1, max_size=6)
TEXTS = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
NAMES = st.from_regex(r"[a-z0-9][a-z0-9_-]{0,8}", fullmatch=True)
CLUES = st.none() | st.just("receipt")
DURATIONS = st.integers(1_000, 600_000)
MOMENTS = st.integers(1_000, 3_600_000)

ARTICLES = st.builds(Article, TEXTS, TEXTS, DURATIONS, CLUES)
DEPARTMENTS = st.builds(
    Department, TEXTS, TEXTS | st.just(""), DURATIONS, CLUES, st.none() | st.just("opening")
)
PROMISES = st.builds(
    Promise, TEXTS, st.none() | st.integers(100, 60_000).map(lambda each: each * 60), CLUES
)
PINGS = st.builds(
    lambda sender, text, moments, ms, clue: Ping(
        sender, text, min(moments), max(moments), ms, clue
    ),
    WORD,
    TEXTS,
    st.tuples(MOMENTS, MOMENTS),
    DURATIONS,
    CLUES,
)


@st.composite
def levels(draw: st.DrawFn) -> Level:
    """Return the level of SMALL with any materials."""
    level = read_level(SMALL).level
    assert level
    return evolve(
        level,
        articles=draw(st.dictionaries(NAMES, ARTICLES, max_size=3)),
        departments=draw(st.dictionaries(NAMES, DEPARTMENTS, max_size=3)),
        promises=draw(st.dictionaries(NAMES, PROMISES, max_size=3)),
        pings=tuple(draw(st.lists(PINGS, max_size=3))),
        openings=draw(st.dictionaries(st.sampled_from(Past), st.just("opening"))),
        past=draw(st.sampled_from(Past)),
    )


def block(**keys: str | None) -> dict[str, str]:
    """Return a block as a file says it: without the keys that hold nothing."""
    return {key.strip("_").replace("_", "-"): each for key, each in keys.items() if each}


def as_written(level: Level) -> str:
    """Return a file that says what the materials of a level are, and for the rest SMALL."""
    returning = {str(past): scene for past, scene in level.openings.items()}
    materials = {
        "articles": {name: article(each) for name, each in level.articles.items()},
        "departments": {name: department(each) for name, each in level.departments.items()},
        "promises": {name: promise(each) for name, each in level.promises.items()},
        "pings": [ping(each) for each in level.pings],
        "returning": {**returning, "default": str(level.past)},
    }
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in materials.items()) + SMALL


def article(it: Article) -> dict[str, str]:
    """Return an article as a file says it."""
    return block(title=it.title, text=it.text, seconds=spoken(it.ms), reveals=it.reveals)


def department(it: Department) -> dict[str, str]:
    """Return a department as a file says it."""
    said = block(title=it.title, answer=it.answer, reveals=it.reveals, takes_over=it.takes_over)
    return {**said, "seconds": spoken(it.ms)}


def promise(it: Promise) -> dict[str, str]:
    """Return a promise as a file says it."""
    minutes = None if it.within is None else spoken(it.within // 60)
    return block(what=it.what, minutes=minutes, undone_by=it.undone_by)


def ping(it: Ping) -> dict[str, str]:
    """Return a ping as a file says it."""
    said = block(from_=it.sender, text=it.text, seconds=spoken(it.ms), reveals=it.reveals)
    return {**said, "after": spoken(it.first), "until": spoken(it.last)}


@given(levels())
def test_the_materials_of_a_level_survive_being_written(level: Level) -> None:
    reading = read_level(as_written(level))
    assert reading.problems == ()
    assert reading.level
    assert reading.level.articles == level.articles
    assert reading.level.departments == level.departments
    assert reading.level.promises == level.promises
    assert reading.level.pings == level.pings
    assert (reading.level.openings, reading.level.past) == (level.openings, level.past)


@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_phrasings_stay_in_their_order(phrasings: list[str]) -> None:
    level = read_level(SMALL.replace("How can I help?", json.dumps(phrasings))).level
    assert level
    assert level.scenes["opening"].replies[0].phrasings == tuple(phrasings)
