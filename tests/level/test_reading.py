"""What a file says is what the level is; everything wrong comes out at once; the digest."""

import pytest

from game.call.meters.mood import Mood
from game.call.meters.values import Meter
from game.call.script.level import ALWAYS, Arrow, Effect, Line, Outcome, Speech, Subject
from game.call.script.level import Test as Check
from game.call.script.technique import Technique
from game.call.script.temperament import EVEN, TEMPERAMENTS
from game.call.script.trait import Trait
from game.level import Code, describe, read_level
from game.level.shape.conditions import MANY_TURNS
from tests.level.samples import FULL, SMALL


def test_a_whole_file() -> None:
    reading = read_level(FULL)
    level = reading.level
    assert reading.problems == ()
    assert level
    assert (level.title, level.sector) == ("The third missed delivery", "logistics")
    assert level.brief == "Amara Okafor has stayed at home.\n\nThree times."
    assert level.teaches == (Technique.LISTEN, Technique.SPECIFIC_APOLOGY)
    assert level.target == 4.5 * 60_000
    assert not level.modelled
    assert level.caller.temperament is TEMPERAMENTS["blunt"]
    assert level.caller.mood is Mood.ANGRY
    assert (level.caller.patience, level.caller.satisfaction) == (60_500, 25_000)
    assert level.limits == {"no-guarantee": "Never promise an hour."}
    assert level.clues == {"gate-code": "The gate code changed in March."}
    assert level.start == "opening"
    assert level.scenes["done"].end is Outcome.PARTLY


def test_a_whole_scene() -> None:
    level = read_level(FULL).level
    assert level
    scene = level.scenes["opening"]
    wordings = ((40_000, Line("Three days.")), (80_000, Line("Three days off work!")))
    assert scene.caller.wordings == wordings
    assert scene.burst[0].says == Speech.plain("I sat by the window.")
    assert scene.burst[1].reveals == "gate-code"
    assert scene.abusive
    assert scene.thinking == "I want one person to say it."


def test_a_whole_reply() -> None:
    level = read_level(FULL).level
    assert level
    reply, bare = level.scenes["opening"].replies
    assert reply.technique is Technique.SPECIFIC_APOLOGY
    assert reply.traits == {Trait.RESPONSIBILITY, Trait.REPAIR}
    assert reply.effect == Effect(-6_000, 2_125, 3_000, 500)
    assert reply.when == (
        Check(Meter.PATIENCE, 45_000, 100_000),
        Check(Subject.KNOWS, name="gate-code", negated=True),
        Check(Subject.TURNS, 2, MANY_TURNS),
    )
    assert (reply.reveals, reply.breaks) == ("gate-code", "no-guarantee")
    assert reply.answer.at(60_000).text == "Well."
    assert reply.to == (
        Arrow("done", (Check(Meter.SATISFACTION, 60_000, 100_000),)),
        Arrow("opening"),
    )
    assert (bare.say, bare.technique, bare.when, bare.to) == ("Hm.", None, ALWAYS, ())


def test_what_a_file_leaves_out() -> None:
    level = read_level(SMALL).level
    assert level
    assert level.start == "opening"
    assert level.modelled
    assert level.target == 6 * 60_000
    assert level.caller.temperament is EVEN
    assert level.caller.mood is Mood.UNEASY
    assert (level.caller.patience, level.caller.satisfaction) == (70_000, 50_000)


@pytest.mark.parametrize(
    "word", ["42", "no", "off", "null", "~", "1e3", "2001-01-01", "0x1F", "1:30"]
)
def test_words_stay_words(word: str) -> None:
    level = read_level(SMALL.replace("A small call", word)).level
    assert level
    assert level.title == word


def test_talk_is_one_line() -> None:
    level = read_level(SMALL.replace("Hello?", "|\n      Hello?\n      Are   you there?")).level
    assert level
    assert level.scenes["opening"].caller == Speech.plain("Hello? Are you there?")


WRONG = """\
titel: x
sector: retail
brief: ""
caller:
  name: Ada
  mood: cross
limits: {}
clues: {}
scenes:
  opening:
    caller: Hello?
    replies:
      - say: How can I help?
        technique: clarfy
        reveals: receipt
        to: don
      - {say: x, when: patience > lots, breaks: nothing}
  other:
    caller: *hello
    replys: []
  done:
    caller: x
    end: resolved
    burst: [x]
    end: partly
"""


def test_everything_wrong_comes_out_at_once() -> None:
    problems = read_level(WRONG).problems
    assert [(each.line, each.column, each.code) for each in problems] == [
        (1, 1, Code.UNKNOWN_KEY),
        (1, 1, Code.MISSING_KEY),
        (3, 8, Code.EMPTY_TEXT),
        (6, 9, Code.UNKNOWN_WORD),
        (14, 20, Code.UNKNOWN_WORD),
        (15, 18, Code.UNKNOWN_CLUE),
        (16, 13, Code.UNKNOWN_SCENE),
        (17, 24, Code.NOT_A_NUMBER),
        (17, 49, Code.UNKNOWN_LIMIT),
        (19, 13, Code.ALIAS),
        (20, 5, Code.UNKNOWN_KEY),
        (24, 5, Code.BUSY_END),
        (25, 5, Code.DUPLICATE),
    ]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("clarify", "clarfy", "Did you mean `clarify`?"),
        ("clarify", "Clarify", "Did you mean `clarify`?"),
        ("clarify", "offer options", "Did you mean `offer-options`?"),
        ("clarify", "specific_apology", "Did you mean `specific-apology`?"),
        ("to: done", "to: doen", "Did you mean `done`?"),
        ("technique:", "tecnique:", "Did you mean `technique`?"),
        ("  name: Ada", "  name: Ada\n  patience: 6,5", "Write `6.5`, with a point."),
        ("  name: Ada", "  name: Ada\n  mood: zzz", "Write one of: `calm`, `uneasy`"),
    ],
)
def test_the_hint_says_what_to_write(old: str, new: str, hint: str) -> None:
    (problem,) = read_level(SMALL.replace(old, new, 1)).problems
    assert hint in problem.hint


def test_a_list_that_is_too_long_is_still_looked_into() -> None:
    replies = "".join(f"      - {{say: x{n}, to: nowhere}}\n" for n in range(9))
    replies += "      - {sya: x}\n"
    text = SMALL.replace("      - say: How", f"{replies}      - say: How")
    codes = [each.code for each in read_level(text).problems]
    assert codes[0] is Code.WRONG_COUNT
    assert codes[1:10] == [Code.UNKNOWN_SCENE] * 9
    assert codes[10:] == [Code.MISSING_KEY, Code.UNKNOWN_KEY]


def test_a_list_that_is_too_short_hides_nothing_else() -> None:
    text = SMALL.replace("How can I help?", "[How can I help?]").replace("to: done", "to: nowhere")
    problems = read_level(text).problems
    assert [each.code for each in problems] == [Code.WRONG_COUNT, Code.UNKNOWN_SCENE]
    assert problems[0].message == "`say` holds 1 phrasing; it may hold 2 to 5."


def test_a_scene_with_a_bad_name_is_still_known() -> None:
    text = SMALL.replace("to: done", "to: all done").replace("  done:", "  all done:")
    assert [each.code for each in read_level(text).problems if each.line != 9] == [Code.BAD_NAME]


@pytest.mark.parametrize(
    "same",
    [
        SMALL.replace("\n", "\r\n"),
        SMALL.replace("\n", "\r"),
        f"\ufeff{SMALL}",
        f"# A remark.\n{SMALL}",
        SMALL.replace("Hello?", '"Hello?"'),
        SMALL.replace("Hello?", "|\n      Hello?"),
        SMALL.replace("title: A small call\nsector: retail", "sector: retail\ntitle: A small call"),
        SMALL.replace("scenes:", "start: opening\nscenes:"),
        f"---\n{SMALL}...\n",
    ],
)
def test_the_digest_names_the_meaning(same: str) -> None:
    reading = read_level(same)
    assert reading.problems == ()
    assert reading.digest == read_level(SMALL).digest
    assert read_level(same.encode()).digest == reading.digest


@pytest.mark.parametrize(
    "other",
    [
        SMALL.replace("Hello?", "Hello!"),
        SMALL.replace("scenes:", "start: done\nscenes:"),
        SMALL.replace("to: done", "to: done\n        effect: {heard: 1}"),
        SMALL.replace("- say: How can I help?", "- say: x\n      - say: How can I help?"),
    ],
)
def test_another_meaning_has_another_digest(other: str) -> None:
    assert read_level(other).digest != read_level(SMALL).digest


def test_the_order_of_scenes_counts_only_for_where_the_call_starts() -> None:
    turned = SMALL.replace(
        "  opening:", "  first:\n    caller: x\n    replies: [{say: x}]\n  opening:"
    )
    assert read_level(turned).digest != read_level(turned.replace("first", "zzz")).digest
    end = SMALL[SMALL.index("  done:") :]
    late = SMALL.replace("scenes:", "start: opening\nscenes:")
    early = late.replace(end, "").replace("  opening:", f"{end}  opening:")
    assert read_level(early).level
    assert read_level(early).digest == read_level(late).digest
    assert read_level(early.replace("start: opening\n", "")).digest != read_level(late).digest


def test_a_problem_is_harmless_on_a_terminal() -> None:
    text = SMALL.replace("Hello?", '"\\e[31m" \x1b[2J\u202e')
    for problem in read_level(text, "a\x1b[31mb.yaml").problems:
        shown = describe(problem)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert shown.startswith("ab.yaml:")
