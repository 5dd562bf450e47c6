"""The page docs/evidence.md cites for each technique what its row of facts cites."""

import re
from pathlib import Path
from typing import Final

from game.call import Technique
from game.call.caller.sources import SOURCES
from game.call.script.technique import FACTS

PAGE: Final = (Path(__file__).parent.parent / "docs/evidence.md").read_text(encoding="utf-8")


def cited() -> dict[str, str]:
    """Return what the page on evidence cites for each technique: "The same" is the row above."""
    table = PAGE.partition("## Techniques and missteps")[2].partition("\n## ")[0]
    found: dict[str, str] = {}
    above = ""
    for names, finding in re.findall(r"^\| (`.*?) \|.*?\| (.*?) \| \w+ \|$", table, re.MULTILINE):
        above = f"{finding} {above}" if "The same" in finding else finding
        found |= dict.fromkeys(re.findall(r"`(.+?)`", names), above)
    return found


def test_the_page_on_evidence_cites_what_a_row_cites() -> None:
    sourced = {each: facts.source for each, facts in FACTS.items() if facts.source}
    told = cited()
    assert told.keys() == sourced.keys()
    for technique, key in sourced.items():
        first, year = re.findall(r"^\w+|\d{4}", SOURCES[key])
        assert re.search(rf"\b{first}\b[^.]*( et al\.)? {year}\b", told[technique]), technique


def test_what_has_no_source_is_told_as_our_own() -> None:
    own = PAGE.partition("## What is our own")[2].partition("\n## ")[0]
    named = set(re.findall(r"`(.+?)`", own))
    assert named & set(Technique) == {each for each, facts in FACTS.items() if not facts.source}
