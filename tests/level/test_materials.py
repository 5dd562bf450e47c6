"""Articles, departments, promises, pings and openings: what a file says of them, and problems."""

import pytest

from game.call.script.level import Level, Past, Subject
from game.call.script.level import Test as Check
from game.call.script.materials import Article, Department, Ping, Promise
from game.call.script.trait import Trait
from game.level import Code, read_level
from tests.level.expect import assert_one
from tests.level.samples import DESK, SMALL, place_of

RETURNING = DESK[DESK.index("returning:") : DESK.index("scenes:")]


@pytest.fixture(scope="module")
def level() -> Level:
    """The level in DESK."""
    reading = read_level(DESK)
    assert reading.problems == ()
    assert reading.level
    return reading.level


def test_articles(level: Level) -> None:
    text = "Codes change in March.\n\nAsk the driver."
    assert level.articles == {
        "door-codes": Article("Access codes", text, 25_500, "gate-code"),
        "manners": Article("How we speak", "Plainly.", 20_000),
    }


def test_departments(level: Level) -> None:
    assert level.departments == {
        "depot": Department("Charlton depot", "The van has gone.", 90_000, "no-van", "handed-on"),
        "accounts": Department("Accounts", "", 60_000),
    }


def test_promises(level: Level) -> None:
    assert level.promises == {
        "call-back": Promise("Ring Amara with a name.", 150_000, "no-van"),
        "letter": Promise("Write to her."),
    }


def test_pings(level: Level) -> None:
    assert level.pings == (
        Ping("Dana, Leeds", "Is it down for you too?", 60_000, 90_500, 5_000, "no-van"),
        Ping("Team", "There is cake.", 20_000, 20_000, 15_000),
    )


def test_openings(level: Level) -> None:
    assert level.past is Past.HELPED
    assert level.openings == {Past.HELPED: "again", Past.LET_DOWN: "plan", Past.NEW: "opening"}


def test_replies(level: Level) -> None:
    first, second, third = level.scenes["opening"].replies
    assert first.phrasings == ("I'll ring you back.", "You'll hear from me.", "Two minutes.")
    assert (first.promises, first.keeps, first.consults) == ("call-back", None, None)
    assert (second.promises, second.keeps, second.consults) == (None, None, "depot")
    assert second.otherwise == ()
    assert third.traits == {Trait.LATER}


def test_conditions_that_look_back(level: Level) -> None:
    (reply,) = level.scenes["plan"].replies
    assert reply.keeps == "call-back"
    assert reply.when == (
        Check(Subject.PROMISED, name="call-back"),
        Check(Subject.KEPT, name="letter", negated=True),
        Check(Subject.MISSED, name="call-back", negated=True),
        Check(Subject.WAS, name="helped"),
    )
    assert reply.to[0].when == (Check(Subject.WAS, name="let-down"),)


def test_a_level_without_them() -> None:
    level = read_level(SMALL).level
    assert level
    assert not level.has_desk
    assert (level.promises, level.openings, level.past) == ({}, {}, Past.NEW)


def test_openings_may_be_for_some() -> None:
    level = read_level(DESK.replace(RETURNING, "returning: {let-down: plan}\n")).level
    assert level
    assert (level.openings, level.past) == ({Past.LET_DOWN: "plan"}, Past.NEW)


MANY_PHRASINGS = "say: [a, b, c, d, e, f]"
AGAIN = 8 * " "

SPOILT = [
    # code, what to replace in DESK, by what, what the place begins with
    (Code.UNKNOWN_KEY, "    minutes: 2.5", "    hours: 2.5", "hours"),
    (Code.UNKNOWN_KEY, "  default: helped", "  defualt: helped", "defualt"),
    (Code.UNKNOWN_KEY, "    takes-over:", "    takes_over:", "takes_over"),
    (Code.UNKNOWN_KEY, "    until: 90.5", "    untill: 90.5", "untill"),
    (Code.MISSING_KEY, "    title: Access codes\n", "", "door-codes:"),
    (Code.MISSING_KEY, "    text: Plainly.\n", "", "manners"),
    (Code.MISSING_KEY, "    title: Charlton depot\n", "", "depot:"),
    (Code.MISSING_KEY, "    what: Write to her.", "    minutes: 1", "letter:"),
    (Code.MISSING_KEY, "  - from: Team\n    text", "  - text", "text: There is"),
    (Code.MISSING_KEY, "    text: There is cake.\n", "", "from: Team"),
    (Code.MISSING_KEY, "    text: There is cake.\n    after: 20", "    text: x", "from: Team"),
    (Code.WRONG_KIND, "text: Plainly.", "text: [Plainly.]", "[Plainly"),
    (Code.WRONG_KIND, "    title: Accounts", "    - Accounts", "- Accounts"),
    (Code.WRONG_KIND, "promises: call-back", "promises: [call-back]", "[call-back"),
    (Code.WRONG_KIND, RETURNING, "returning: again\n", "again\n"),
    (Code.WRONG_KIND, "say: The depot knows.", "say: {a: b}", "{a"),
    (Code.UNKNOWN_WORD, "default: helped", "default: help", "help\n"),
    (Code.UNKNOWN_WORD, "was let-down", "was let", "was let"),
    (Code.NOT_A_NUMBER, "seconds: 25.5", "seconds: soon", "soon"),
    (Code.NOT_A_NUMBER, "minutes: 2.5", "minutes: 2:30", "2:30"),
    (Code.NOT_A_NUMBER, "after: 20", "after: 20s", "20s"),
    (Code.OUT_OF_RANGE, "seconds: 25.5", "seconds: 0.999", "0.999"),
    (Code.OUT_OF_RANGE, "seconds: 90", "seconds: 600.001", "600.001"),
    (Code.OUT_OF_RANGE, "minutes: 2.5", "minutes: 0.099", "0.099"),
    (Code.OUT_OF_RANGE, "minutes: 2.5", "minutes: 60.001", "60.001"),
    (Code.OUT_OF_RANGE, "after: 20", "after: 0.999", "0.999"),
    (Code.OUT_OF_RANGE, "until: 90.5", "until: 3600.001", "3600.001"),
    (Code.OUT_OF_RANGE, "seconds: 5\n", "seconds: 601\n", "601"),
    (Code.EMPTY_TEXT, "Plainly.", '" "', '" "'),
    (Code.LONG_TEXT, "How we speak", "x" * 61, "xxx"),
    (Code.LONG_TEXT, "Plainly.", "x" * 2001, "xxx"),
    (Code.LONG_TEXT, "Charlton depot", "x" * 61, "xxx"),
    (Code.LONG_TEXT, "The van has gone.", "x" * 1001, "xxx"),
    (Code.LONG_TEXT, "Write to her.", "x" * 1001, "xxx"),
    (Code.LONG_TEXT, "Dana, Leeds", "x" * 31, "xxx"),
    (Code.LONG_TEXT, "There is cake.", "x" * 1001, "xxx"),
    (Code.LONG_TEXT, "Two minutes.", "x" * 1001, "xxx"),
    (Code.WRONG_COUNT, "say: The depot knows.", "say: [The depot knows.]", "[The depot"),
    (Code.WRONG_COUNT, "say: The depot knows.", MANY_PHRASINGS, "[a, b"),
    (Code.BAD_NAME, "  manners:", "  our manners:", "our manners"),
    (Code.BAD_NAME, "  accounts:", "  -accounts:", "-accounts"),
    (Code.UNKNOWN_CLUE, "reveals: gate-code", "reveals: gate", "gate\n  manners"),
    (Code.UNKNOWN_CLUE, "90\n    reveals: no-van", "90\n    reveals: van", "van\n    takes"),
    (Code.UNKNOWN_CLUE, "undone-by: no-van", "undone-by: van", "van\n  letter"),
    (Code.UNKNOWN_CLUE, "5\n    reveals: no-van", "5\n    reveals: van", "van\n  - from"),
    (Code.UNKNOWN_SCENE, "takes-over: handed-on", "takes-over: handed", "handed\n"),
    (Code.UNKNOWN_SCENE, "helped: again", "helped: agan", "agan"),
    (Code.UNKNOWN_SCENE, "let-down: plan", "let-down: plam", "plam"),
    (Code.UNKNOWN_SCENE, "new: opening", "new: openin", "openin\n"),
    (Code.SAME_NAME, "  manners:", "  Door-Codes:", "Door-Codes"),
    (Code.SAME_NAME, "  accounts:", "  Depot:", "Depot:"),
    (Code.SAME_NAME, "  letter:", "  Letter: {what: x}\n  letter:", "letter:"),
    (Code.STRAY_TRAIT, "matched-remedy", "commit-time", "later"),
    (Code.ENDS_AT_ONCE, "new: opening", "new: done", "done\n"),
    (Code.UNKNOWN_PROMISE, "promises: letter", "promises: leter", "leter"),
    (Code.UNKNOWN_PROMISE, "keeps: call-back", "keeps: callback", "callback"),
    (Code.UNKNOWN_PROMISE, "promised call-back", "promised callback", "promised callback"),
    (Code.UNKNOWN_PROMISE, "not kept letter", "not kept leter", "not kept"),
    (Code.UNKNOWN_PROMISE, "missed call-back", "missed callback", "not kept"),
    (Code.UNKNOWN_PROMISE, "when: was let-down", "when: kept leter", "kept leter"),
    (Code.UNKNOWN_DEPARTMENT, "consults: depot", "consults: depo", "depo\n"),
    (Code.WON_BY_TRANSFER, "takes-over: handed-on", "takes-over: done", "done\n  accounts"),
    (
        Code.SETTLED_AT_ONCE,
        "promises: letter",
        f"promises: letter\n{AGAIN}keeps: letter #",
        "letter #",
    ),
    (
        Code.SETTLED_AT_ONCE,
        "promises: letter",
        f"promises: letter\n{AGAIN}withdraws: letter #",
        "letter #",
    ),
    (Code.BACKWARDS, "until: 90.5", "until: 59.999", "59.999"),
]


@pytest.mark.parametrize(("code", "old", "new", "place"), SPOILT)
def test_one_mistake_is_one_problem_at_its_place(
    code: Code, old: str, new: str, place: str
) -> None:
    assert DESK.count(old) >= 1
    text = DESK.replace(old, new, 1)
    reading = read_level(text)
    assert reading.level is None
    assert_one(reading.problems, code, place_of(text, place))


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("was helped", "was helpd", "Did you mean `helped`?"),
        ("default: helped", "default: let down", "Did you mean `let-down`?"),
        ("promises: letter", "promises: leter", "Did you mean `letter`?"),
        ("consults: depot", "consults: depo", "Did you mean `depot`?"),
        ("takes-over: handed-on", "takes-over: handed", "Did you mean `handed-on`?"),
        ("until: 90.5", "until: 5", "Write 60 or more"),
        ("    takes-over:", "    takes_over:", "Did you mean `takes-over`?"),
    ],
)
def test_the_hint_says_what_to_write(old: str, new: str, hint: str) -> None:
    (problem,) = read_level(DESK.replace(old, new, 1)).problems
    assert hint in problem.hint


def test_a_message_may_come_at_one_moment_exactly() -> None:
    level = read_level(DESK.replace("until: 90.5", "until: 60")).level
    assert level
    assert (level.pings[0].first, level.pings[0].last) == (60_000, 60_000)


BLOCKS = [("articles", 30), ("departments", 20), ("promises", 20)]
ONE = {
    "articles": "{title: x, text: y}",
    "departments": "{title: x}",
    "promises": "{what: x}",
}


@pytest.mark.parametrize(("block", "most"), BLOCKS)
def test_so_many_names_and_no_more(block: str, most: int) -> None:
    names = "".join(f"  n{number}: {ONE[block]}\n" for number in range(most))
    full = SMALL.replace("scenes:", f"{block}:\n{names}scenes:")
    assert read_level(full).level
    text = full.replace("scenes:", f"  more: {ONE[block]}\nscenes:")
    assert_one(read_level(text).problems, Code.WRONG_COUNT, place_of(text, "n0:"))


def test_so_many_pings_and_no_more() -> None:
    pings = "  - {from: x, text: y, after: 1}\n" * 10
    full = SMALL.replace("scenes:", f"pings:\n{pings}scenes:")
    assert read_level(full).level
    text = full.replace("scenes:", "  - {from: x, text: y, after: 1}\nscenes:")
    assert_one(read_level(text).problems, Code.WRONG_COUNT, place_of(text, "- {from"))


PROMISE = "promises: {call: {what: Ring her.}}\nscenes:"
KEPT = SMALL.replace("scenes:", PROMISE).replace("to: done", "keeps: call\n        to: done")


def test_a_promise_that_is_taken_back_is_one_of_the_level_and_made() -> None:
    back = KEPT.replace("keeps: call", "withdraws: call")
    assert_one(read_level(back).problems, Code.NEVER_MADE, place_of(back, "call\n        to"))
    text = KEPT.replace("keeps: call", "withdraws: cal")
    assert_one(read_level(text).problems, Code.UNKNOWN_PROMISE, place_of(text, "cal\n"))
    more = "      - {say: x, promises: call}\n  done:"
    mended = back.replace("  done:", more)
    level = read_level(mended).level
    assert level is not None
    assert level.scenes[level.start].replies[0].withdraws == "call"


def test_a_promise_that_is_kept_has_to_be_made() -> None:
    assert_one(read_level(KEPT).problems, Code.NEVER_MADE, place_of(KEPT, "call\n        to"))


def test_each_such_promise_is_told_once() -> None:
    twice = KEPT.replace("  done:", "      - {say: x, keeps: call}\n  done:")
    assert_one(read_level(twice).problems, Code.NEVER_MADE, place_of(twice, "call\n        to"))


def test_a_promise_by_another_name_is_one_problem() -> None:
    text = KEPT.replace("keeps: call", "keeps: cal")
    assert_one(read_level(text).problems, Code.UNKNOWN_PROMISE, place_of(text, "cal\n"))


@pytest.mark.parametrize(
    "mended",
    [
        KEPT.replace("  done:", "      - {say: x, promises: call}\n  done:"),
        KEPT.replace("scenes:", "returning: {helped: opening}\nscenes:"),
        KEPT.replace("scenes:", "returning: {}\nscenes:"),
    ],
    ids=["by a reply", "in an earlier call", "in an earlier call, whoever calls"],
)
def test_a_promise_is_made_here_or_in_an_earlier_call(mended: str) -> None:
    assert read_level(mended).problems == ()


@pytest.mark.parametrize(
    ("makes", "code"),
    [
        ("      - {say: x, promise: call}\n", Code.UNKNOWN_KEY),
        ("      - {say: x, promises: [call]}\n", Code.WRONG_KIND),
        ("      - {say: x, promises: *call}\n", Code.ALIAS),
        ("      - promises\n", Code.WRONG_KIND),
    ],
)
def test_a_misspelt_promise_is_one_problem(makes: str, code: Code) -> None:
    problems = read_level(KEPT.replace("  done:", f"{makes}  done:")).problems
    assert [each.code for each in problems] == [code]


APOLOGY = "an apology (`generic-apology`, `specific-apology`)"


@pytest.mark.parametrize(
    ("trait", "needs"),
    [
        (Trait.RESPONSIBILITY, APOLOGY),
        (Trait.REPAIR, APOLOGY),
        (Trait.LATER, "a remedy (`matched-remedy`, `offer-options`)"),
        (Trait.OFF_TARGET, "a technique"),
    ],
)
def test_a_stray_trait_says_what_it_can_go_with(trait: Trait, needs: str) -> None:
    (problem,) = read_level(SMALL.replace("technique: clarify", f"with: [{trait}]")).problems
    assert problem.message == f"`{trait}` can only go with {needs}."
