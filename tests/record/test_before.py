"""Calls kept under earlier rules: they replay to their score, or are refused by name."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

from game.call import KNOWN_RULES, RULES_VERSION, Technique, event_from_data, replay, score
from game.level import load_level
from game.record.attempt import Attempt
from game.record.standing import Standing, result_of

BEFORE: Final = Path(__file__).parent / "before"
"""A level as it was under rules 1, and calls played on it then, with what they came to."""

LOGS: Final[list[dict[str, Any]]] = json.loads((BEFORE / "logs.json").read_text())


def attempt(kept: dict[str, Any], rules: int = 1) -> Attempt:
    """Return a kept call as it lies in the record."""
    return Attempt(
        id="1",
        level_digest="",
        level_name="parcel",
        title="The third card",
        rules=rules,
        seed=kept["seed"],
        log=json.dumps(kept["log"]),
        finished=kept["outcome"] is not None,
        started_at="2026-11-23T12:00:00+00:00",
    )


@pytest.mark.parametrize("kept", LOGS, ids=lambda kept: f"{kept['player']}-{kept['seed']}")
def test_a_call_kept_under_rules_1_replays_to_its_score(kept: dict[str, Any]) -> None:
    level = load_level(BEFORE / "parcel.yaml").level
    assert level is not None
    turns = replay(level, kept["seed"], map(event_from_data, kept["log"]))
    end = turns[-1].after
    meters = end.meters
    found = score(end)
    assert [meters.patience, meters.satisfaction, meters.tension, meters.heard] == kept["meters"]
    assert end.outcome == kept["outcome"]
    assert [
        found.care,
        found.resolution,
        found.craft,
        found.pace,
        found.integrity,
    ] == kept["parts"]
    assert found.medal == kept["medal"]
    moved = sum(part.amount * number for number, turn in enumerate(turns, 1) for part in turn.parts)
    assert moved == kept["moved"]
    result = result_of(attempt(kept), level)
    assert result.standing is (Standing.COUNTED if end.over else Standing.LEFT)


def test_an_ending_that_rules_1_did_not_know_is_refused_by_name() -> None:
    level = load_level(BEFORE / "parcel.yaml").level
    assert level is not None
    rude = {name: evolve(scene, abusive=scene.end is None) for name, scene in level.scenes.items()}
    warned = evolve(level, scenes=rude)
    drawn = evolve(
        rude[level.start].replies[0],
        technique=Technique.SET_BOUNDARY,
        to=(),
        answer=rude["lace"].caller,
    )
    rude[level.start] = evolve(rude[level.start], replies=(drawn,))
    kept = {**LOGS[0], "log": [["answer"], ["say", 0], ["wait", 20_000], ["hang-up"]]}
    assert result_of(attempt(kept, rules=2), warned).standing is Standing.COUNTED
    refused = result_of(attempt(kept, rules=1), warned)
    assert refused.standing is Standing.OTHER_RULES
    assert "rules 1" in refused.why


@pytest.mark.parametrize("rules", [0, RULES_VERSION + 1])
def test_rules_nobody_here_knows_are_named(rules: int) -> None:
    level = load_level(BEFORE / "parcel.yaml").level
    refused = result_of(attempt(LOGS[0], rules=rules), level)
    assert refused.standing is Standing.OTHER_RULES
    assert f"rules {rules}" in refused.why
    assert f"rules {RULES_VERSION}" in refused.why
    assert RULES_VERSION in KNOWN_RULES
