"""Every problem has its code, its line and its column; each example here breaks one thing."""

import pytest

from game.level import Code, read_level
from tests.level.expect import assert_helpful, assert_one
from tests.level.samples import SMALL, place_of
from tests.level.test_materials import SPOILT as DESK_SPOILT

DEEP = "title: " + "[" * 20 + "]" * 20 + "\n"
LONG = "x" * 1001

SPOILT = [
    # code, what to replace in SMALL, by what, what the place begins with
    (Code.CONTROL, "Hello?", "Hel\x07lo?", "\ufffdlo?"),
    (Code.CONTROL, "Hello?", "Hel\u2028lo?", "\ufffdlo?"),
    (Code.SYNTAX, "Hello?", "Hello: you?", ": you?"),
    (Code.SYNTAX, "Hello?", '"Hello?', '"Hello?'),
    (Code.SYNTAX, "Hello?", "'Hello' you", "you\n"),
    (Code.SYNTAX, "Hello?", "[Hello", "[Hello"),
    (Code.SYNTAX, "Hello?", "{Hello", "{Hello"),
    (Code.SYNTAX, "Hello?", "@Hello", "@Hello"),
    (Code.SYNTAX, "Hello?", "- Hello", "- Hello"),
    (Code.SYNTAX, "    caller: Hello?", "\tcaller: Hello?", "\tcaller"),
    (Code.SYNTAX, "    caller: Hello?", "   caller: Hello?\n    more: x", ": x"),
    (Code.SYNTAX, "Hello?", "|x\n      Hello?", "x\n"),
    (Code.SEVERAL, "scenes:", "---\nscenes:", "---"),
    (Code.DEEP, "title: A small call\n", DEEP, "[" * 5 + "]"),
    (Code.ALIAS, "Hello?", "*hello", "*hello"),
    (Code.ALIAS, "title:", "*title :", "*title"),
    (Code.ANCHOR, "Hello?", "&hello Hello?", "&hello"),
    (Code.TAG, "Hello?", "!!str Hello?", "!!str"),
    (Code.TAG, "replies:", "replies: !!seq", "!!seq"),
    (Code.DUPLICATE, "  done:", "  opening:\n    caller: x\n  done:", "opening:\n    caller: x"),
    (Code.MERGE, "    end: resolved", "    <<: {end: resolved}", "<<"),
    (Code.ODD_KEY, "title: A", "[title]: A", "[title]"),
    (Code.ODD_KEY, "title: A", "{title: A}: A", "{title"),
    (Code.UNKNOWN_KEY, "technique:", "tecnique:", "tecnique"),
    (Code.UNKNOWN_KEY, "sector: retail", "sector: retail\nsectors: retail", "sectors"),
    (Code.MISSING_KEY, "sector: retail\n", "", "title"),
    (Code.MISSING_KEY, "    caller: Hello?\n", "", "opening"),
    (Code.MISSING_KEY, "  name: Ada", "  mood: calm", "caller"),
    (Code.WRONG_KIND, "Hello?", "[Hello?]", "[Hello?]"),
    (Code.WRONG_KIND, "A small call", "{a: b}", "{a: b}"),
    (
        Code.WRONG_KIND,
        "      - say: How can I help?",
        "      - How can I help?\n      - say: x",
        "How",
    ),
    (Code.WRONG_KIND, "to: done", "to: {scene: done}", "{scene"),
    (Code.WRONG_KIND, "    end: resolved", "    end: resolved\n    burst: Well.", "Well."),
    (Code.UNKNOWN_WORD, "clarify", "clarfy", "clarfy"),
    (Code.UNKNOWN_WORD, "  name: Ada", "  name: Ada\n  mood: Calm", "Calm"),
    (Code.UNKNOWN_WORD, "  name: Ada", "  name: Ada\n  temperament: blu", "blu"),
    (Code.UNKNOWN_WORD, "  name: Ada", "  name: Ada\n  model: no", "no\n"),
    (Code.UNKNOWN_WORD, "end: resolved", "end: hung-up", "hung-up"),
    (Code.UNKNOWN_WORD, "Hello?", "{calm: Hello?, hot: Well?}", "hot"),
    (Code.UNKNOWN_WORD, "to: done", "to: done\n        when: used clarfy", "used"),
    (Code.UNKNOWN_WORD, "to: done", "to: done\n        when: mood is cold", "mood is"),
    (Code.UNKNOWN_WORD, "to: done", "to: done\n        when: was lost", "was"),
    (Code.NOT_A_NUMBER, "  name: Ada", "  name: Ada\n  patience: lots", "lots"),
    (Code.NOT_A_NUMBER, "  name: Ada", "  name: Ada\n  patience: 6.0001", "6.0001"),
    (Code.NOT_A_NUMBER, "  name: Ada", "  name: Ada\n  patience: ٤٥", "٤٥"),
    (Code.NOT_A_NUMBER, "  name: Ada", "  name: Ada\n  patience: .inf", ".inf"),
    (Code.NOT_A_NUMBER, "  name: Ada", "  name: Ada\n  patience: " + "9" * 5_000, "999"),
    (Code.NOT_A_NUMBER, "to: done", "to: done\n        when: turns > 1.5", "turns"),
    (Code.OUT_OF_RANGE, "  name: Ada", "  name: Ada\n  patience: 0.999", "0.999"),
    (Code.OUT_OF_RANGE, "  name: Ada", "  name: Ada\n  patience: 100.001", "100.001"),
    (Code.OUT_OF_RANGE, "sector: retail", "sector: retail\nminutes: 0", "0\n"),
    (Code.OUT_OF_RANGE, "sector: retail", "sector: retail\nminutes: 61", "61"),
    (Code.OUT_OF_RANGE, "to: done", "to: done\n        effect: {heard: 101}", "101"),
    (Code.OUT_OF_RANGE, "to: done", "to: done\n        when: patience > 101", "patience"),
    (Code.EMPTY_TEXT, "A small call", '"  "', '"  "'),
    (Code.EMPTY_TEXT, "Hello?", '""', '""'),
    (Code.EMPTY_TEXT, "A small call", "\u2800\u2800", "\u2800"),
    (Code.EMPTY_TEXT, "Hello?", "\U0001d159", "\U0001d159"),
    (Code.EMPTY_TEXT, "Ada", "\ufe0f", "\ufe0f"),
    (Code.EMPTY_TEXT, "Ada", "\u0301 \u0301", "\u0301"),
    (Code.LONG_TEXT, "A small call", "x" * 61, "xxx"),
    (Code.LONG_TEXT, "Hello?", LONG, "xxx"),
    (Code.HIDDEN_CHARACTER, "Hello?", '"\\e[31mHello?"', '"\\e'),
    (Code.HIDDEN_CHARACTER, "Hello?", "Hel\u202elo?", "Hel\u202e"),
    (Code.HIDDEN_CHARACTER, "Ada", "A\u200bda", "A\u200bda"),
    *(
        (Code.HIDDEN_CHARACTER, "Ada", each, each)
        for each in "\u3164\u115f\u1160\uffa0\u034f\u180e"
    ),
    *((Code.HIDDEN_CHARACTER, "Ada", f"A{each}da", f"A{each}da") for each in "\u200c\u200d"),
    (Code.HIDDEN_CHARACTER, "Hello?", "می\u200c", "می\u200c"),
    (
        Code.WRONG_COUNT,
        "      - say: How can I help?",
        "      - say: x\n" * 9 + "      - say: y",
        "- say",
    ),
    (Code.WRONG_COUNT, "How can I help?", "[How can I help?]", "[How"),
    (Code.WRONG_COUNT, "How can I help?", "[a, b, c, d, e, f]", "[a"),
    (Code.BAD_NAME, "  receipt:", "  the receipt:", "the receipt"),
    (Code.BAD_NAME, "  receipt:", "  -receipt:", "-receipt"),
    (Code.BAD_CONDITION, "to: done", "to: done\n        when: patience", "patience"),
    (Code.BAD_CONDITION, "to: done", "to: done\n        when: [turns > 1, maybe]", "maybe"),
    (Code.NEVER_HOLDS, "to: done", "to: done\n        when: mood < calm", "mood"),
    (Code.NEVER_HOLDS, "to: done", "to: done\n        when: patience > 100", "patience"),
    (Code.UNKNOWN_SCENE, "to: done", "to: don", "don\n"),
    (Code.UNKNOWN_SCENE, "to: done", "to: [{scene: don, when: turns > 1}, done]", "don,"),
    (Code.UNKNOWN_SCENE, "scenes:", "start: openin\nscenes:", "openin"),
    (Code.UNKNOWN_CLUE, "to: done", "to: done\n        reveals: recept", "recept"),
    (Code.UNKNOWN_CLUE, "to: done", "to: done\n        when: [turns > 1, knows recept]", "knows"),
    (Code.UNKNOWN_CLUE, "Hello?", "Hello?\n    burst: [{say: x, reveals: recept}]", "recept"),
    (Code.UNKNOWN_LIMIT, "to: done", "to: done\n        breaks: no-refnd", "no-refnd"),
    (Code.UNKNOWN_LIMIT, "to: done", "to: [{scene: done, when: not broke x}]", "not broke"),
    (Code.NO_REPLIES, "  done:", "  other:\n    caller: x\n  done:", "other"),
    (Code.NO_REPLIES, "  done:", "  other:\n    caller: x\n    replies: []\n  done:", "other"),
    (
        Code.BUSY_END,
        "    end: resolved",
        "    end: resolved\n    replies: [{say: x}]",
        "replies: [{say",
    ),
    (Code.BUSY_END, "    end: resolved", "    burst: [x]\n    end: resolved", "burst"),
    (Code.NO_END, "    end: resolved", "    replies: [{say: x}]", "scenes"),
    (Code.SAME_NAME, "  receipt:", "  Receipt: x\n  receipt:", "receipt:"),
    (Code.STRAY_TRAIT, "clarify", "clarify\n        with: [off-target, repair]", "repair"),
    (Code.STRAY_TRAIT, "clarify", "clarify\n        with: [later]", "later"),
    (Code.STRAY_TRAIT, "technique: clarify", "with: [later]", "later"),
    (Code.STRAY_TRAIT, "technique: clarify", "with: [off-target]", "off-target"),
    (Code.ENDS_AT_ONCE, "scenes:", "start: done\nscenes:", "done"),
    (
        Code.ENDS_AT_ONCE,
        "  opening:",
        "  early:\n    caller: x\n    end: partly\n  opening:",
        "early",
    ),
]
WHOLE = [
    (Code.EMPTY, "", (1, 1)),
    (Code.EMPTY, "# only a remark\n", (1, 1)),
    (Code.WRONG_KIND, "- a\n- b\n", (1, 1)),
    (Code.SYNTAX, "a:\n  - b\n  cd\n", (3, 3)),
    (Code.SYNTAX, "a:\n  - b\n  cd", (3, 3)),
    (Code.SYNTAX, "[", (1, 2)),
    (Code.SYNTAX, "a: {\n", (1, 5)),
    (Code.SYNTAX, "a: {\n\n", (2, 1)),
    (Code.WRONG_KIND, "hello", (1, 1)),
    (Code.NOT_UTF8, b"title: caf\xe9\n", (1, 11)),
    (Code.NOT_UTF8, b"a: b\nc: \xff\n", (2, 4)),
    (Code.NOT_UTF8, "title: x".encode("utf-16"), (1, 1)),
    (Code.TOO_LARGE, "x" * (512 * 1024 + 1), (1, 1)),
    (Code.MANY_MORE, "{" + "a," * 5000 + "}", (1, 2002)),
]
ELSEWHERE = {
    Code.UNREADABLE,
    Code.OUTSIDE,
    Code.NO_LEVEL,
    Code.TWICE,
    Code.NOT_IN_PACK,
    Code.NOT_EARLIER,
    Code.NOT_SHARED,
    Code.REFUSED,
    Code.NEVER_MADE,
}
"""Codes whose examples are in test_file.py, test_pack.py, test_links.py and test_materials.py."""


@pytest.mark.parametrize(("code", "old", "new", "place"), SPOILT)
def test_one_mistake_is_one_problem_at_its_place(
    code: Code, old: str, new: str, place: str
) -> None:
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    reading = read_level(text, "small.yaml")
    assert reading.level is None
    shown = text.replace("\x07", "\ufffd").replace("\u2028", "\ufffd")
    assert_one(reading.problems, code, place_of(shown, place))


@pytest.mark.parametrize(("code", "text", "place"), WHOLE, ids=[case[0] for case in WHOLE])
def test_a_file_that_is_wrong_as_a_whole(
    code: Code, text: str | bytes, place: tuple[int, int]
) -> None:
    reading = read_level(text, "small.yaml")
    assert reading.level is None
    last = reading.problems[-1]
    assert (last.code, last.line, last.column) == (code, *place)
    assert_helpful(last)


READING = {code for code in Code if code < "CC4"} - {Code.LEFT_OUT}
"""What reading a file can find; the rest takes a check of what it does."""


def test_every_code_has_an_example() -> None:
    shown = {case[0] for cases in (SPOILT, DESK_SPOILT, WHOLE) for case in cases}
    assert shown | ELSEWHERE == READING


def test_codes_are_stable() -> None:
    """A code is in people's notes and scripts; these never change their meaning."""
    known = {Code.SYNTAX: "CC006", Code.UNKNOWN_WORD: "CC104", Code.UNKNOWN_SCENE: "CC201"}
    assert {code: code.value for code in known} == known
    assert all(len(code.value) == len("CC000") and code.value.startswith("CC") for code in Code)
