"""Schema and reader agree on what is shape; what is shipped is what the code makes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Final, get_args

import pytest
from attrs import evolve, fields, frozen, has
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from game.call import Level, Technique, Trait
from game.call.script.temperament import TEMPERAMENTS
from game.draft.schemas import SCHEMAS, schema_file, schema_text
from game.level import Code, read_level, read_pack
from game.level.problem import InvalidInput, Problem
from game.level.problem import Path as Way
from game.level.schema.blocks import schema_of
from game.level.schema.meanings import MEANINGS
from game.level.schema.values import of_rule
from game.level.shape.blocks import LevelFile, PackFile, key_of
from game.level.shape.shaping import shaped
from game.level.shape.values import (
    BalanceText,
    ConditionText,
    Count,
    Name,
    Number,
    OneOf,
    Rule,
    Switch,
    Text,
)
from game.level.yaml.document import read_document
from game.level.yaml.source import open_source
from game.text import first_hostile, is_blank
from tests.level.editor import Seen, resolved, seen
from tests.level.mutated import TEXTS, WORDS, mutated
from tests.level.samples import DESK, FULL, SMALL
from tests.level.test_links import PACK
from tests.level.test_round_trip import as_written, levels

ROOT: Final = Path(__file__).parents[2]
LEVEL_FILES: Final = tuple(
    path
    for path in sorted((ROOT / "levels").glob("*.yaml"))
    if path.name != "pack.yaml" and path.suffixes == [".yaml"]
)
SHIPPED: Final = tuple(path.read_text(encoding="utf-8") for path in LEVEL_FILES)
LEVELS: Final = (FULL, SMALL, DESK, DESK, *SHIPPED)
PACKS: Final = (PACK, (ROOT / "levels" / "pack.yaml").read_text(encoding="utf-8"))
PARTS: Final = (
    *("and", "not", "or", "patience", "tension", "turns", "mood", "is", "knows", "used", "was"),
    *("kept", "broke", "x", "calm", "listen", "helped", ">=", "<", "=", "=>", ">=45", "3", "2.5"),
    *("101", "-1", "1.2345", "patience >= 45", "mood<=upset", "was let-down", "turns > 2.0"),
)
VALIDATORS: Final = {
    name: Draft7Validator(schema_of(it.shape, it.title, it.notes)) for name, it in SCHEMAS.items()
}

Excuse = Callable[[Problem, Seen], bool]
"""Whether a schema may let a problem pass, given what an editor sees in its place."""


def is_number(value: Seen) -> bool:
    """Return whether an editor sees a number."""
    return isinstance(value, float | int) and not isinstance(value, bool)


LENIENT: Final[dict[str, Excuse]] = {
    "a character that cannot be seen: expressions differ in how they name those beyond U+FFFF": (
        lambda problem, _: problem.code is Code.HIDDEN_CHARACTER
    ),
    "a text that shows nothing and holds more than spaces: expressions differ in that as well": (
        lambda problem, _: problem.message.startswith("shows nothing")
    ),
    "a sign beyond ASCII in a name that is no letter: expressions have no class of letters alike": (
        lambda problem, _: problem.code is Code.BAD_NAME and not str(problem.at[-1]).isascii()
    ),
    "a number in a condition that is out of range, or that no call can meet": (
        lambda problem, _: (
            "has a condition" in problem.message
            and problem.code in {Code.OUT_OF_RANGE, Code.NEVER_HOLDS}
        )
    ),
    "a number in quotes that is out of range: only numbers have a least and a most": (
        lambda problem, value: problem.code is Code.OUT_OF_RANGE and isinstance(value, str)
    ),
    "a number written as 1e2 or 1.2345: an editor does not see how it is written": (
        lambda problem, value: problem.code is Code.NOT_A_NUMBER and is_number(value)
    ),
    "a number of very many digits where a text belongs: numbers have no length": (
        lambda problem, value: problem.code is Code.LONG_TEXT and is_number(value)
    ),
    "True and FALSE: to an editor they are true and false": (
        lambda problem, value: (
            problem.code is Code.UNKNOWN_WORD
            and isinstance(value, bool)
            and re.search("`(True|TRUE|False|FALSE)`", problem.message) is not None
        )
    ),
}
"""What the reader refuses and the schema may let pass, each with the reason.

The other way round there is one: `~` and `null` without quotes are nothing to an editor, and words
to the reader. As it is far more often the text that was forgotten, the schema refuses them.
"""


def excused(problem: Problem, value: Seen) -> bool:
    """Return whether the schema may let a problem pass."""
    return any(excuse(problem, value) for excuse in LENIENT.values())


def shape_problems(text: str, kind: type) -> tuple[Problem, ...]:
    """Return what the reader finds amiss in the shape of a file."""
    root = read_document(open_source(text, "file")).root
    assume(root is not None)  # nested too deeply to be read at all
    assert root
    return shaped(root, kind).problems


def value_at(value: Seen, path: Way) -> Seen:
    """Return what an editor sees at a path; nothing where it leads nowhere."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
        else:
            return None
    return value


def check(text: str, name: str) -> None:
    """Assert that schema and reader say the same of a shape, but for what is excused."""
    problems, whole = shape_problems(text, SCHEMAS[name].shape), seen(text)
    refused = [each for each in problems if not excused(each, value_at(whole, each.at))]
    if refused:
        assert not VALIDATORS[name].is_valid(whole), refused
    if not VALIDATORS[name].is_valid(seen(text, nothing=False)):
        assert problems


UNSHRUNK: Final = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    max_examples=max(settings().max_examples // 2, 10),
)
"""A file with three changes can be read as it is; to make it smaller would take minutes."""


@UNSHRUNK
@given(mutated(LEVELS))
def test_schema_and_reader_agree_on_the_shape_of_a_level(text: str) -> None:
    check(text, "level")
    told = {each.code for each in read_level(text).problems if each.code.startswith("CC1")}
    assert told == {each.code for each in shape_problems(text, LevelFile)}


@UNSHRUNK
@given(mutated(PACKS))
def test_schema_and_reader_agree_on_the_shape_of_a_pack(text: str) -> None:
    check(text, "pack")
    told = {each.code for each in read_pack(text).problems if each.code.startswith("CC1")}
    assert told == {each.code for each in shape_problems(text, PackFile)}


@given(levels())
def test_any_materials_are_right_by_the_schema(level: Level) -> None:
    assert VALIDATORS["level"].is_valid(seen(as_written(level)))


@given(st.text(max_size=80) | st.lists(st.sampled_from(["a", " ", "\n", " \n"])).map("".join))
def test_a_text_is_as_long_by_the_schema_as_it_is_to_the_reader(text: str) -> None:
    for rule in (Text(5), Text(5, lines=True), Text(60), Text(60, lines=True)):
        valid = Draft7Validator(of_rule(rule)).is_valid(text)
        # A schema has no names for kinds of characters: what shows nothing may be a text to it.
        if first_hostile(text) is None and not (valid and is_blank(text)):
            assert valid == fits(rule, text)


@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join) | st.text(max_size=9))
def test_a_condition_is_understood_by_the_schema_as_by_the_reader(text: str) -> None:
    if Draft7Validator(of_rule(ConditionText())).is_valid(text):
        assert fits(ConditionText(), text) or numbers_only(text)
    elif not re.search(r"(knows|broke|promised|kept|missed)\s*[<>=!]", text):
        # What the reader takes for a name of signs is refused as no clue or limit has such a name.
        assert not fits(ConditionText(), text)


RULES: Final = (
    *(Text(5), Text(60), Text(30, lines=True), Number(0, 100_000), Number(-2_500, 60_000)),
    *(Number(100, 60_000), OneOf(("resolved", "on"), "end"), Switch("true", "false")),
    *(Switch("on", "off"), ConditionText(), BalanceText()),
)
ODD_CONDITIONS: Final = (
    *("wins at least 90 %", "gold  5 to 35%", "score exactly 700 points", "loses 5-10", "wins 90"),
    *("wins at  most 110 %", "gold 35 to 5 %", "luck at least 1 %", "wins least 1", "score 1 to x"),
    *("turns > 2.5", "turns > 2.0", "not not knows x", "not knows x", "knows a and not knows b"),
    *(" and ".join(["knows x"] * count) for count in (10, 20)),
)


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_a_rule_is_the_same_to_the_schema_as_to_the_reader(rule: Rule) -> None:
    validator = Draft7Validator(of_rule(rule))
    said: list[tuple[Seen, str]]
    said = [(resolved(word), str(word)) for word in WORDS if resolved(word) is not None]
    said += [(text, text) for text in (*TEXTS, *WORDS, *ODD_CONDITIONS)]
    for value, text in said:
        problem = problem_with(rule, text)
        if validator.is_valid(value):
            assert not problem or excused(evolve(problem, at=("key",)), value), text
        else:
            assert problem, text


def test_a_name_is_the_same_to_the_schema_as_to_the_reader() -> None:
    validator = Draft7Validator(of_rule(Name()))
    ascii_only = [chr(each) for each in range(1, 128)]
    names = [
        *ascii_only,
        *(f"a{each}" for each in ascii_only),
        "x" * 40,
        "x" * 41,
        "é",
        "日本",
        "",
    ]
    for name in names:
        assert validator.is_valid(name) == fits(Name(), name), name
    assert not any(map(validator.is_valid, ["a\u2014b", "a\u200bb", "a\xa0b"]))


def problem_with(rule: Rule, text: str) -> Problem | None:
    """Return what the reader has against a text."""
    try:
        rule.read(text)
    except InvalidInput as error:
        (problem,) = error.problems
        return problem
    return None


def fits(rule: Rule, text: str) -> bool:
    """Return whether the reader takes a text."""
    return problem_with(rule, text) is None


def numbers_only(text: str) -> bool:
    """Return whether the reader has nothing against a condition but what its numbers say."""
    with pytest.raises(InvalidInput) as caught:
        ConditionText().read(text)
    (problem,) = caught.value.problems
    return problem.code in {Code.OUT_OF_RANGE, Code.NEVER_HOLDS, Code.HIDDEN_CHARACTER}


@pytest.mark.parametrize("path", LEVEL_FILES, ids=lambda path: path.stem)
def test_a_shipped_level_is_right_by_the_schema(path: Path) -> None:
    assert list(VALIDATORS["level"].iter_errors(seen(path.read_text(encoding="utf-8")))) == []


def test_samples_and_the_shipped_pack_are_right_by_the_schema() -> None:
    for text in (FULL, SMALL, DESK):
        assert VALIDATORS["level"].is_valid(seen(text))
    for text in PACKS:
        assert VALIDATORS["pack"].is_valid(seen(text))


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_shipped_is_what_the_code_makes(name: str) -> None:
    Draft7Validator.check_schema(VALIDATORS[name].schema)
    shipped = schema_file(name).read_text(encoding="utf-8")
    anew = f"callcraft schema {name} > assets/schemas/{name}.schema.json"
    assert shipped == schema_text(name), f"Write it anew: {anew}"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_explained(name: str) -> None:
    given = SCHEMAS[name]
    for kind in blocks(given.shape):
        told = given.notes.get(kind, {})
        assert set(told) == {key_of(each) for each in fields(kind)}, kind.__name__


def blocks(kind: object) -> set[type]:
    """Return every class of blocks in a class or another type."""
    if isinstance(kind, type) and has(kind):
        return {kind}.union(*(blocks(each.type) for each in fields(kind)))
    return set().union(*map(blocks, get_args(kind)))


def test_words_mean_what_the_page_on_level_files_says() -> None:
    page = (ROOT / "docs" / "level-file.md").read_text(encoding="utf-8")
    for word in (*Technique, *Trait, *TEMPERAMENTS):
        meaning = MEANINGS[word]
        assert f"| `{word}` | {meaning} |" in page, word


def test_a_class_of_the_same_style_has_a_schema_too() -> None:
    @frozen
    class Play:
        """A kept play. More is told of it elsewhere."""

        moves: Annotated[tuple[Annotated[str, Text(20)], ...], Count(1, 3, "moves")]
        again: Annotated[bool, Switch("true", "false")] = False

    schema = schema_of(Play, "Play", {Play: {"moves": "what was done"}})
    assert schema["description"] == "A kept play."
    validator = Draft7Validator(schema)
    assert validator.is_valid({"moves": ["listen"], "again": True})
    wrong: list[Seen] = [{}, {"moves": []}, {"moves": "listen"}, {"moves": ["a"], "again": "on"}]
    assert not any(map(validator.is_valid, wrong))


def test_a_rule_that_no_schema_is_known_for_is_not_passed_over() -> None:
    with pytest.raises(TypeError, match="no schema is known"):
        of_rule(object())
    with pytest.raises(TypeError, match="no schema is known"):
        schema_of(int, "Number", {})
