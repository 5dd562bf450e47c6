"""The call that `callcraft new` writes has nothing wrong with it, whoever calls and however."""

from pathlib import Path

import pytest

from game.check.checks import check_files
from game.draft.answers import answers
from game.draft.call import drafted


@pytest.mark.parametrize(
    ("temperament", "mood"),
    [("even", "upset"), ("blunt", "calm"), ("volatile", "furious"), ("ashamed", "uneasy")],
)
def test_a_new_call_has_no_finding(tmp_path: Path, temperament: str, mood: str) -> None:
    file = tmp_path / "my-call.yaml"
    text = drafted(answers({"temperament": temperament, "mood": mood}))
    file.write_text(text, encoding="utf-8")
    assert check_files([file]) == ()
