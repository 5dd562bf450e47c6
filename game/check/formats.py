"""Problems in the forms in which they are read: text for people, JSON and SARIF for programs."""

import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final
from urllib.parse import quote

from game.level.code import Code, Severity
from game.level.problem import Problem, describe

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"

_Data = dict[str, object]
"""A block of JSON, about to be written."""


def as_text(problems: Sequence[Problem]) -> str:
    """Return problems for people to read: each with its line and hint, then how many there are."""
    if not problems:
        return "Nothing to mend."
    more = f"`callcraft explain {problems[0].code}` says more."
    return "\n".join([*map(describe, problems), "", f"{_summary(problems)} {more}"])


def _summary(problems: Sequence[Problem]) -> str:
    counts = Counter(problem.severity for problem in problems)
    kinds = [_counted(counts[kind], kind) for kind in Severity if counts[kind]]
    said = " and ".join(filter(None, (", ".join(kinds[:-1]), kinds[-1])))
    return f"{said} in {_counted(len({problem.file for problem in problems}), 'file')}."


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def as_json(problems: Sequence[Problem]) -> str:
    """Return problems as one line of JSON: a list with a block for each."""
    return json.dumps([_data(problem) for problem in problems])


def _data(problem: Problem) -> _Data:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "path": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "hint": problem.hint,
        "replies": problem.said,
        "replay": problem.replay,
    }


def as_sarif(problems: Sequence[Problem], version: str, titles: Mapping[Code, str]) -> str:
    """Return problems as a SARIF 2.1.0 log: `version` of the program, `titles` of the codes."""
    codes = sorted({problem.code for problem in problems})
    places = {code: place for place, code in enumerate(codes)}
    driver = {
        "name": "callcraft",
        "version": version,
        "rules": [_rule(code, titles[code]) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        # Columns of a problem count characters, whatever they take in memory.
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, places[problem.code]) for problem in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(code: Code, title: str) -> _Data:
    return {
        "id": code,
        "shortDescription": {"text": f"{title}."},
        "help": {"text": f"callcraft explain {code}"},
        "defaultConfiguration": {"level": code.severity},
    }


def _result(problem: Problem, place: int) -> _Data:
    region = {"startLine": problem.line, "startColumn": problem.column}
    where = {"artifactLocation": {"uri": _uri(problem.file)}, "region": region}
    shown = {"replies": problem.said, "replay": problem.replay}
    return {
        "ruleId": problem.code,
        "ruleIndex": place,
        "level": problem.severity,
        "message": {"text": f"{problem.message} {problem.hint}".strip()},
        "locations": [{"physicalLocation": where}],
        **({"properties": shown} if problem.replay else {}),
    }


def _uri(path: str) -> str:
    """Return a path as a reference: a relative one stays so, an absolute one names its scheme."""
    pure = PurePath(path)
    # As bytes, as a name need not be text that could be encoded otherwise.
    quoted = quote(os.fsencode(pure.as_posix()), safe="/")
    if not pure.is_absolute():
        return quoted
    # A path of Windows begins with a drive and not with a slash; its address needs one before it.
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"
