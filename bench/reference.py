"""The reference call as a level file: the call that every dialogue engine here is measured on.

Twelve turns with three or four replies each and two meters. The caller model is off, so only what a
reply states counts; the same call in other engines has the same odds.
"""

import json
from pathlib import Path
from typing import Final, TypedDict, cast

DATA: Final = Path(__file__).parent / "reference_call.json"

_INTRODUCTION: Final = """\
title: The reference call
sector: benchmark
brief: Twelve turns; used to compare dialogue engines on the same work.
caller:
  name: Reference
  patience: 60
  satisfaction: 50
  model: off
scenes:
"""

_ENDS: Final = """\
  good:
    caller: Good end.
    end: resolved
  bad:
    caller: Bad end.
    end: unresolved
"""


class Choice(TypedDict):
    """A reply: its words, its effects in points, the patience it needs, the caller's answer."""

    text: str
    dp: int
    ds: int
    need: int | None
    resp: str


class Turn(TypedDict):
    """A turn: what the caller says and the replies to it."""

    prompt: str
    ch: list[Choice]


def reference_data() -> list[Turn]:
    """Return the reference call as it is kept beside this file."""
    return cast("list[Turn]", json.loads(DATA.read_text(encoding="utf-8")))


def reference_level_yaml(data: list[Turn]) -> str:
    """Return the reference call as the text of a level file."""
    scenes = (_scene(place, turn, len(data)) for place, turn in enumerate(data))
    return "".join((_INTRODUCTION, *scenes, _ENDS))


def _scene(place: int, turn: Turn, turns: int) -> str:
    to = (
        f"turn-{place + 1}"
        if place + 1 < turns
        else "[{scene: good, when: satisfaction >= 60}, bad]"
    )
    replies = "".join(_reply(choice, to) for choice in turn["ch"])
    return f"  turn-{place}:\n    caller: {_quoted(turn['prompt'])}\n    replies:\n{replies}"


def _reply(choice: Choice, to: str) -> str:
    lines = [
        f"say: {_quoted(choice['text'])}",
        f"effect: {{patience: {choice['dp']:+}, satisfaction: {choice['ds']:+}}}",
        f"answer: {_quoted(choice['resp'])}",
        f"to: {to}",
    ]
    if choice["need"] is not None:
        lines.append(f"when: patience >= {choice['need']}")
    return "      - " + "\n        ".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return text in double quotes: every JSON string is one in YAML too."""
    return json.dumps(text, ensure_ascii=False)
