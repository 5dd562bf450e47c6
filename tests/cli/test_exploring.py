"""`callcraft explore` and `callcraft check`, as they are typed."""

import json
from pathlib import Path

import pytest

from bench.reference import reference_data, reference_level_yaml
from tests.check.sound import STATED
from tests.cli.program import run


@pytest.fixture
def reference(home: Path) -> str:
    (home / "reference.yaml").write_text(reference_level_yaml(reference_data()), encoding="utf-8")
    return "reference.yaml"


def test_the_reference_call_is_explored_exactly(home: Path, reference: str) -> None:
    done = run(home, "explore", reference, "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert (found["exact"], found["states"], found["transitions"]) == (True, 14_532, 46_589)
    assert {end: round(100 * share, 2) for end, share in found["outcomes"].items()} == {
        "hung-up": 18.46,
        "resolved": 34.32,
        "unresolved": 47.22,
    }
    assert found["score"]["exact"]
    assert found["policies"]["random"]["outcomes_exact"]
    assert found["policies"]["random"]["outcomes"] == found["outcomes"]
    assert found["seconds"] > 0
    assert set(found["shortest"]) == set(found["outcomes"])
    assert sum(found["lost"].values()) == pytest.approx(1 - found["outcomes"]["resolved"], abs=1e-4)


def test_past_its_budget_it_says_so_and_proves_nothing(home: Path, reference: str) -> None:
    told = run(home, "explore", reference, "--budget", "500")
    assert "bounded: " in told.stdout
    assert "nothing in it is proven" in told.stdout
    assert "Exact" not in told.stdout
    found = json.loads(run(home, "explore", reference, "--budget", "500", "--json").stdout)
    assert not found["exact"]
    assert found["states"] <= 500
    assert not found["score"]["exact"]
    assert found["outcomes_error"] > 0


def test_the_best_play_plays_as_it_says(home: Path, reference: str) -> None:
    told = run(home, "explore", reference).stdout
    assert "Exact: 14,532 states, 46,589 moves" in told
    assert "--moves" in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("explore", "nowhere.yaml"), 2),
        (("explore", "."), 2),
        (("explore", "1", "--budget", "0"), 2),
        (("explore", "broken.yaml"), 1),
    ],
)
def test_what_cannot_be_explored_is_said_in_a_sentence(
    home: Path, arguments: tuple[str, ...], code: int
) -> None:
    (home / "broken.yaml").write_text(STATED.replace("to: blue", "to: red"), encoding="utf-8")
    done = run(home, *arguments)
    assert done.returncode == code
    assert done.stderr.strip()
    assert not done.stdout


def test_the_name_of_a_file_acts_on_no_terminal(home: Path) -> None:
    name = "es\x1b[31m\x1b]0;owned\x07c.yaml"
    (home / name).write_text(STATED, encoding="utf-8")
    done = run(home, "explore", name)
    assert done.returncode == 0
    assert "callcraft play" in done.stdout
    assert not set("\x1b\x07") & set(done.stdout + done.stderr)
