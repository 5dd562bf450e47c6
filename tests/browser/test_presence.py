"""Where no browser is, this is what says so: the other modules here cannot even be imported."""

import pytest

from tests.browser import presence


def test_a_browser_is_here_to_try_the_page_with() -> None:
    presence.need_a_browser()


@pytest.mark.parametrize("lacks", ["chromium", "drivers_are_here"])
def test_what_is_missing_skips_and_fails_where_a_browser_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, lacks: str
) -> None:
    monkeypatch.setattr(presence, lacks, lambda: None)
    monkeypatch.delenv("CALLCRAFT_BROWSER", raising=False)
    with pytest.raises(pytest.skip.Exception, match="install"):
        presence.need_a_browser()
    monkeypatch.setenv("CALLCRAFT_BROWSER", "require")
    with pytest.raises(pytest.fail.Exception, match="install"):
        presence.need_a_browser()
