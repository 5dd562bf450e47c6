"""Problems as text, as JSON and as SARIF."""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.check.explain import title
from game.check.formats import as_json, as_sarif, as_text
from game.level import Code, Problem, Severity, describe, read_level
from tests.level.samples import SMALL

TITLES: Mapping[Code, str] = {code: title(code) for code in Code}

words = st.text(max_size=20)
names = st.text(
    st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1, max_size=20
) | st.sampled_from(["caf\udce9.yaml", "/\udcff/x.yaml"])
"""Names of files; the last two stand for bytes that are no UTF-8, as a system gives them back."""

problems = st.builds(
    Problem,
    code=st.sampled_from(Code),
    file=names,
    line=st.integers(1, 999),
    column=st.integers(1, 999),
    message=words,
    hint=words,
    source=words,
    severity=st.sampled_from(Severity),
    said=st.lists(words, max_size=3).map(tuple),
    replay=words,
)
lists = st.lists(problems, max_size=5)

ONE = Problem(
    Code.UNKNOWN_KEY,
    "Wrong.",
    "Mend it.",
    line=3,
    column=7,
    file="a b.yaml",
    source="  x: y",
)
SHOWN = Problem(
    Code.CANNOT_LOSE,
    "It cannot be lost.",
    "",
    line=1,
    column=1,
    file="b.yaml",
    severity=Severity.WARNING,
    said=("Hello.", "Goodbye."),
    replay="callcraft replay b.yaml 1 2",
)


@given(lists)
def test_text_holds_every_problem_as_it_is_described(found: list[Problem]) -> None:
    shown = as_text(found)
    assert all(describe(problem) in shown for problem in found)
    assert shown.endswith(" says more." if found else "Nothing to mend.")


@pytest.mark.parametrize(
    ("found", "summary"),
    [
        ([ONE], "1 error in 1 file."),
        ([SHOWN], "1 warning in 1 file."),
        ([ONE, ONE, ONE, SHOWN], "3 errors and 1 warning in 2 files."),
        (
            [ONE, SHOWN, SHOWN, Problem(Code.MARKUP, "x", "", file="c", severity=Severity.NOTE)],
            "1 error, 2 warnings and 1 note in 3 files.",
        ),
        ([ONE] * 1_200, "1,200 errors in 1 file."),
    ],
)
def test_the_last_line_counts_them(found: list[Problem], summary: str) -> None:
    last = as_text(found).split("\n")[-1]
    assert last == f"{summary} `callcraft explain {found[0].code}` says more."


@given(lists)
def test_json_holds_everything_a_program_may_want(found: list[Problem]) -> None:
    written = as_json(found)
    assert "\n" not in written
    assert written.isascii()
    read = json.loads(written)
    assert [each["code"] for each in read] == [problem.code for problem in found]
    assert [
        Problem(
            Code(each["code"]),
            each["message"],
            each["hint"],
            line=each["line"],
            column=each["column"],
            file=each["path"],
            source=problem.source,
            severity=Severity(each["severity"]),
            said=tuple(each["replies"]),
            replay=each["replay"],
        )
        for each, problem in zip(read, found, strict=True)
    ] == found


def test_the_keys_of_json_are_these() -> None:
    (read,) = json.loads(as_json([SHOWN]))
    assert read == {
        "code": "CC412",
        "severity": "warning",
        "path": "b.yaml",
        "line": 1,
        "column": 1,
        "message": "It cannot be lost.",
        "hint": "",
        "replies": ["Hello.", "Goodbye."],
        "replay": "callcraft replay b.yaml 1 2",
    }


def sarif(found: list[Problem]) -> Any:  # noqa: ANN401 - what JSON holds
    """Return the one run of a SARIF log, after what holds for the log as a whole."""
    log = json.loads(as_sarif(found, "1.2.3", TITLES))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


@given(lists)
def test_sarif_keeps_to_its_schema(found: list[Problem]) -> None:
    """What sarif-schema-2.1.0 requires of every part that is written, and the types it allows."""
    run = sarif(found)
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("callcraft", "1.2.3")
    identities = [rule["id"] for rule in driver["rules"]]
    assert len(set(identities)) == len(identities)
    for rule in driver["rules"]:
        assert set(rule) == {"id", "shortDescription", "help", "defaultConfiguration"}
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    assert len(run["results"]) == len(found)
    for result, problem in zip(run["results"], found, strict=True):
        assert_result(result, problem, identities)


def assert_result(result: dict[str, Any], problem: Problem, rules: list[str]) -> None:
    """Assert that a result is well made and about this problem."""
    assert {*result} - {"properties"} == {"ruleId", "ruleIndex", "level", "message", "locations"}
    assert rules[result["ruleIndex"]] == result["ruleId"] == problem.code
    assert result["level"] == problem.severity
    assert problem.message.strip() in result["message"]["text"]
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert place["region"] == {"startLine": problem.line, "startColumn": problem.column}
    uri = place["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(' "<>\\^`{|}#?')
    assert bool(urlsplit(uri).scheme) == PurePath(problem.file).is_absolute()
    assert ("properties" in result) == bool(problem.replay)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("levels/first call.yaml", "levels/first%20call.yaml"),
        ("../a#b?.yaml", "../a%23b%3F.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("/home/ada/anrufe/größe.yaml", "file:///home/ada/anrufe/gr%C3%B6%C3%9Fe.yaml"),
        ("50%.yaml", "50%25.yaml"),
    ],
)
def test_a_path_becomes_a_reference(path: str, uri: str) -> None:
    run = sarif([Problem(Code.EMPTY, "x", "", line=1, column=1, file=path)])
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri
    assert path in unquote(uri)


def test_columns_count_characters_as_declared() -> None:
    """An emoji is two units of UTF-16 and one character."""
    (problem,) = read_level(SMALL.replace("Hello?", "{calm: 😀, hot: x}")).problems
    run = sarif([problem])
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert problem.source[region["startColumn"] - 1 :].startswith("hot")


def test_a_play_that_shows_a_problem_goes_along() -> None:
    (result,) = sarif([SHOWN])["results"]
    assert result["properties"] == {
        "replies": ["Hello.", "Goodbye."],
        "replay": "callcraft replay b.yaml 1 2",
    }
    assert result["message"]["text"] == "It cannot be lost."


def test_a_rule_says_how_bad_it_usually_is() -> None:
    (rule,) = sarif([SHOWN])["tool"]["driver"]["rules"]
    assert rule == {
        "id": "CC412",
        "shortDescription": {"text": f"{title(Code.CANNOT_LOSE)}."},
        "help": {"text": "callcraft explain CC412"},
        "defaultConfiguration": {"level": "error"},
    }
