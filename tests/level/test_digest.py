"""The name of a level's meaning is its SHA-256, wherever that comes from."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis.strategies import text

from game.level import digest


@given(text())
def test_it_is_that_of_hashlib(content: str) -> None:
    assert digest.digest_of(content) == sha256(content.encode()).hexdigest()


def test_a_python_without_its_own_takes_that_of_hashlib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "_MODULES", ("no_such_module", "hashlib"))
    assert digest.digest_of("a call") == sha256(b"a call").hexdigest()
